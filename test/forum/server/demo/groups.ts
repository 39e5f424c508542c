/** The federation's real groups: names of at most 20 characters, which later plugins adopt, and their categories. */

export interface DemoGroup {
  name: string;
  full_name: string;
  /** Its category: open to read for everybody, or for its members alone. */
  category?: { color: string; restricted?: boolean; description: string; parent?: string };
}

export const GROUPS: DemoGroup[] = [
  {
    name: "board",
    full_name: "Board",
    category: {
      color: "6B4E9E",
      restricted: true,
      description: "Where the seven directors prepare their monthly meeting.",
    },
  },
  {
    name: "coop_support",
    full_name: "Co-op Support & Development",
    category: {
      color: "2E7D5B",
      description: "Help for co-ops that begin, grow or struggle. Meets on a Thursday afternoon.",
    },
  },
  {
    name: "movement_building",
    full_name: "Movement Building",
    category: {
      color: "B4472E",
      description: "Organisers, campaigns and alliances. Restarting this autumn: an hour a month.",
    },
  },
  {
    name: "communications",
    full_name: "Communications",
    category: {
      color: "C98A1B",
      description: "Newsletter, website and everything people read of us. Third Monday of the month.",
    },
  },
  {
    name: "international",
    full_name: "International",
    category: { color: "1B7F9E", description: "Worker co-ops beyond these islands." },
  },
  {
    name: "digital",
    full_name: "Digital infrastructure",
    category: { color: "3B5BA9", description: "The tools we run on." },
  },
  {
    name: "people_policy",
    full_name: "People, Policy and Culture",
    category: {
      color: "8A5A7F",
      restricted: true,
      description: "How the federation employs people and treats them well.",
    },
  },
  {
    name: "anti_racism",
    full_name: "Co-ops and Anti-Racism",
    category: { color: "A0525A", description: "Meets on a Wednesday morning each month." },
  },
  {
    name: "events_planning",
    full_name: "Events planning",
    category: { color: "5F8F5A", description: "The two in-person events of the year." },
  },
  {
    name: "coop_fortnight",
    full_name: "Co-op Fortnight",
    category: { color: "D0652E", description: "Two weeks of campaign in the summer.", parent: "movement_building" },
  },
  {
    name: "worker_weekend",
    full_name: "Worker Co-op Weekend",
    category: {
      color: "7A8F2E",
      description: "Camping, workshops and shared cooking in May.",
      parent: "movement_building",
    },
  },
  {
    name: "autumn_assembly",
    full_name: "Autumn Assembly",
    category: { color: "9E7A2E", description: "In one city each year.", parent: "movement_building" },
  },
  { name: "peer_hr", full_name: "HR peer network" },
  { name: "peer_governance", full_name: "Governance peer network" },
  { name: "peer_business", full_name: "Business Development peer network" },
  { name: "peer_wholefood", full_name: "Wholefood Wholesalers peer network" },
  { name: "peer_marketing", full_name: "Marketing peer network" },
  { name: "worker_members", full_name: "Worker members" },
  { name: "supporters", full_name: "Supporters" },
  { name: "secretary", full_name: "Secretary" },
  { name: "solidarity", full_name: "Solidarity team" },
  { name: "paid_workers", full_name: "Paid workers" },
];

/** Categories of nobody in particular. */
export const OPEN_CATEGORIES = [
  {
    name: "Get involved",
    slug: "get-involved",
    color: "0E76BD",
    description: "What the federation needs done, from five minutes to a seat on the board.",
  },
  {
    name: "Introductions",
    slug: "introductions",
    color: "4F7F8F",
    description: "Say hello, and what brings you here.",
  },
  { name: "Co-op questions", slug: "co-op-questions", color: "9E8A5F", description: "Ask others how they do it." },
  {
    name: "News and campaigns",
    slug: "news-and-campaigns",
    color: "C77E96",
    description: "What is happening in the movement.",
  },
];
