/** The invented people of the demo: who they are, where they work, and what they may be signed in as. */

export interface Part {
  username: string;
  name: string;
  /** One line beside the button that signs in as them. */
  part: string;
  groups: string[];
  title?: string;
  admin?: boolean;
  moderator?: boolean;
  /** Only new accounts are below 1. */
  trust_level?: number;
  location?: string;
  bio?: string;
}

/** Names of groups as in `groups.ts`. */
export const PEOPLE: Part[] = [
  {
    username: "ana",
    name: "Ana Ruiz",
    part: "works at Tidewater Bakers, a member co-op",
    groups: ["movement_building", "events_planning"],
    location: "Hastings",
    bio: "Bread before dawn, meetings after lunch. Casts the vote of Tidewater Bakers.",
  },
  {
    username: "mairi",
    name: "Mairi Campbell",
    part: "facilitates Movement Building, from Cairnwell Cycles",
    groups: ["movement_building", "communications", "coop_support"],
    location: "Aberdeen",
    bio: "Mends bicycles and meetings.",
  },
  {
    username: "leila",
    name: "Leila Haddad",
    part: "is the secretary and works for the federation",
    groups: ["secretary", "paid_workers", "solidarity", "communications", "people_policy", "digital"],
    title: "Secretary",
    moderator: true,
    location: "Manchester",
  },
  {
    username: "imran",
    name: "Imran Shah",
    part: "looks after the phone bank, from Common Thread",
    groups: ["movement_building", "events_planning"],
    location: "Leicester",
  },
  {
    username: "priya",
    name: "Priya Nair",
    part: "is a worker member, by herself",
    groups: ["communications", "people_policy", "worker_members"],
    location: "Leicester",
    bio: "Writes policies so that nobody else has to.",
  },
  {
    username: "callum",
    name: "Callum Reid",
    part: "is a supporter through SolidFund",
    groups: ["supporters"],
    location: "Glasgow",
  },
  {
    username: "yusuf",
    name: "Yusuf Khan",
    part: "is new here and has promised nothing yet",
    groups: [],
    trust_level: 0,
  },
  {
    username: "kit",
    name: "Kit Marlow",
    part: "is paid for some days a month, and looks after the newsletter",
    groups: ["paid_workers", "communications", "digital"],
    location: "Leeds",
  },
  {
    username: "grace",
    name: "Grace Mensah",
    part: "sits on the board, from Fernhill Care",
    groups: ["board", "movement_building", "anti_racism"],
    title: "Board",
    location: "Cardiff",
  },
  {
    username: "beth",
    name: "Beth Okafor",
    part: "runs the forum as its admin",
    groups: ["digital"],
    admin: true,
    location: "Sheffield",
  },
];

/** Others who write and take part, without a button of their own. */
export const OTHERS: Part[] = [
  { username: "rosa", name: "Rosa Lindqvist", part: "Sunday Signs", groups: ["coop_fortnight", "communications"] },
  {
    username: "hamish",
    name: "Hamish Stewart",
    part: "was in the former Mobilising group",
    groups: ["movement_building", "events_planning"],
  },
  { username: "eilidh", name: "Eilidh Ross", part: "Sunday Signs", groups: ["peer_marketing", "movement_building"] },
  { username: "dev", name: "Dev Patel", part: "Kelp Software", groups: ["board", "movement_building", "digital"] },
  { username: "nia", name: "Nia Rees", part: "Fernhill Care", groups: ["coop_support", "peer_hr"] },
  { username: "femi", name: "Femi Cole", part: "Hearth and Hod", groups: ["events_planning", "autumn_assembly"] },
  { username: "joe", name: "Joe Whitlock", part: "Oatfield Wholefoods", groups: ["peer_wholefood", "worker_weekend"] },
  { username: "dilys", name: "Dilys Owen", part: "Fernhill Care", groups: ["board", "peer_governance"] },
  { username: "tomasz", name: "Tomasz Zielinski", part: "Hearth and Hod", groups: ["international", "coop_support"] },
  { username: "sam", name: "Sam Adeyemi", part: "Common Thread", groups: ["anti_racism", "peer_business"] },
  { username: "wren", name: "Wren Baxter", part: "Lantern Childcare", groups: ["worker_weekend"] },
];
