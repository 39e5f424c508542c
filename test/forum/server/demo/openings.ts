/**
 * The federation's "get involved" list as the demo's board, with who has taken
 * what. Every row of the list is here; the rest shows what boards of circles hold.
 */
import type { tasks } from "../../../../plugins/coop-tasks/server/index";
import type { Apis } from "../call-as";

type Making = Parameters<Apis<typeof tasks>["tasks"]["makeOpening"]>[0];

/** Of a contest, of things handed in or of copies ordered: by whom, and how many days ago. */
export type DemoAnswer = { by: string; ago: number } & (
  | { entered: { title: string; words: string } }
  | { handed_in: { title: string; words: string; credit: string } }
  | { ordered: { copies: number; details: string } }
);

export interface DemoOpening extends Omit<Making, "category_id" | "contact"> {
  /** Slug; the list's own unless said otherwise. */
  category?: string;
  /** Who looks after it. */
  contact: string;
  /** Usernames of those who hold a place now. */
  held?: string[];
  /** Of those who have done it. */
  finished?: string[];
  /** Held ones that have begun. */
  begun?: string[];
  /** Held ones to whom nobody has written yet. */
  unanswered?: string[];
  /** Days from now, for `due_on`. */
  due_in?: number;
  /** Days from now, for `from_on` and `to_on`. */
  window_in?: [from: number, to: number];
  /** It is on the last of this weekday in a month (Monday is 1). */
  on_the_last?: number;
  /** What came where no place is taken. */
  came?: DemoAnswer[];
  /** Talked about in a topic, opened by its contact person. */
  talk?: boolean;
  /** Needed most, as the secretary says, with why. */
  pinned?: { words: string | null };
}

const once = { kind: "task", rhythm: "once" } as const;
export const OPENINGS: DemoOpening[] = [
  {
    ...once,
    band: "very_little",
    title: "Forward the newsletter sign-up to your co-workers",
    remote: true,
    no_experience: true,
    minutes_from: 5,
    minutes_to: 5,
    contact: "kit",
    note: "A text to paste is ready",
    finished: ["ana", "imran", "rosa", "dev", "joe", "nia", "femi"],
  },
  {
    ...once,
    band: "very_little",
    title: "Submit a case study of your co-op",
    remote: true,
    skills: ["writing"],
    minutes_from: 10,
    minutes_to: 15,
    contact: "kit",
    note: "Six short questions; you can stop and come back",
    finished: ["grace", "tomasz"],
  },
  {
    ...once,
    band: "very_little",
    title: "Send good photos of your workplace",
    note: "For the image bank. People at work, not at a table",
    description:
      "Whoever writes about worker co-ops ends up with the same six photos. Yours can be from a telephone: daylight, somebody doing something, and nobody who would rather not be in it.",
    remote: true,
    skills: ["photography"],
    minutes_from: 20,
    minutes_to: 20,
    contact: "rosa",
    answered_by: "hand_in",
    came: [
      {
        by: "joe",
        ago: 3,
        handed_in: {
          title: "Sacks at six in the morning",
          words: "Four photos of the warehouse at Oatfield, before the vans leave. Take whichever has the best light.",
          credit: "Joe Whitlock, Oatfield Wholefoods",
        },
      },
      {
        by: "ana",
        ago: 1,
        handed_in: {
          title: "The first batch",
          words:
            "Dilnaz and Tom at the oven door. Both say yes to being shown, and Tom asks that you leave out the clock.",
          credit: "Tidewater Bakers",
        },
      },
    ],
  },
  {
    ...once,
    band: "very_little",
    title: "Put the federation’s logo on your website",
    remote: true,
    skills: ["web pages"],
    minutes_from: 30,
    minutes_to: 30,
    contact: "beth",
    finished: ["dev", "priya", "sam"],
  },
  {
    ...once,
    band: "very_little",
    title: "Share a policy, guide or example system from your co-op",
    minutes_from: 30,
    minutes_to: 30,
    contact: "leila",
    note: "A sick pay policy, a rota, the form you use for holidays",
    answered_by: "hand_in",
  },

  {
    ...once,
    band: "small",
    title: "Write a short bio of your co-op or project for the newsletter",
    remote: true,
    skills: ["writing"],
    contact: "kit",
    note: "By e-mail",
    time_words: "an hour or so",
    finished: ["rosa"],
  },
  {
    kind: "task",
    rhythm: "every_few_months",
    band: "small",
    title: "Come to the members’ All Hands",
    minutes_from: 60,
    minutes_to: 60,
    contact: "leila",
    window_in: [18, 18],
    note: "An hour online, from six in the evening",
    description:
      "Four times a year everybody who is in the federation can come, whichever way they belong to it.\n\n1. What the board has been at, in ten minutes\n2. The newsletter: who would like to take it on from April?\n3. Your turn. Bring one thing that went well and one that you are stuck with\n\nDilys takes notes, so nobody has to stay to the end. The link comes by message on the day before. Children and cats are welcome on camera.",
    needs: ["A quiet corner, or headphones"],
    place: "Online",
    held: ["ana", "mairi", "imran", "grace", "dev", "nia", "hamish", "dilys"],
  },
  {
    ...once,
    band: "small",
    title: "Create a graphic for the Spring Weekend",
    skills: ["graphic design"],
    begun: ["ana"],
    minutes_from: 120,
    minutes_to: 120,
    contact: "femi",
    note: "By e-mail",
    paid: true,
    seats: 1,
    due_in: 26,
    held: ["ana"],
  },
  {
    ...once,
    band: "small",
    title: "Phone bank worker co-ops",
    minutes_from: 180,
    minutes_to: null,
    time_words: "3 hours at least",
    seats: 4,
    due_in: 20,
    contact: "imran",
    remote: true,
    minimum: 4,
    skills: ["phoning"],
    pinned: { words: null },
    note: "A list and a script are ready",
    description:
      "Ring ten or so co-ops that are not members yet, say hello, and ask what would help them.\n\nYou get a list, a short script and the notes from last time. Most calls take five minutes; a few turn into a good talk. We do it together on a call for the first half hour, on a day that suits the four of us.",
    needs: [
      "A computer and a mobile",
      "To be at ease with a shared spreadsheet",
      "To like talking with people. No sales pitch, promise",
    ],
    ticks: ["I have a computer and a mobile to use", "I’ll keep what people tell me to the list"],
    held: ["priya", "callum"],
    unanswered: ["callum"],
    talk: true,
  },
  {
    ...once,
    band: "small",
    title: "Visit worker co-ops near you with our leaflets",
    no_experience: true,
    skills: ["cycling", "good with people"],
    time_words: "a few hours",
    contact: "hamish",
    place: "Glasgow, Leeds, Cardiff",
  },

  {
    ...once,
    band: "larger",
    title: "Write a one-off policy: complaints",
    skills: ["writing"],
    begun: ["nia"],
    time_words: "a day or two",
    contact: "leila",
    seats: 1,
    held: ["nia"],
  },
  {
    ...once,
    band: "larger",
    title: "Write a one-off policy: sick pay",
    skills: ["writing"],
    time_words: "a day or two",
    contact: "leila",
    seats: 1,
    finished: ["priya"],
  },
  {
    ...once,
    band: "larger",
    title: "Write a funding bid for the Autumn Assembly",
    skills: ["writing", "fundraising"],
    time_words: "2 days",
    contact: "femi",
    paid: true,
    seats: 1,
    due_in: 54,
  },
  {
    ...once,
    band: "larger",
    title: "Help with web page formatting",
    remote: true,
    no_experience: true,
    skills: ["web pages"],
    time_words: "about a day",
    contact: "beth",
    note: "No experience needed",
  },

  {
    kind: "role",
    rhythm: "ongoing",
    band: "small",
    title: "Join SolidFund as a registered supporter",
    minutes_from: 30,
    minutes_to: 30,
    time_words: "30 min to set up",
    note: "£1 a week",
    answered_by: "link",
    link: "https://solidfund.coop/",
    contact: "leila",
  },
  {
    kind: "role",
    rhythm: "monthly",
    band: "small",
    title: "Temporary co-editor of the newsletter",
    minutes_from: 60,
    minutes_to: 60,
    contact: "kit",
    note: "Until March",
    seats: 1,
  },
  {
    kind: "role",
    rhythm: "every_few_months",
    band: "small",
    title: "Inductions with new members",
    skills: ["good with people"],
    minutes_from: 30,
    minutes_to: 30,
    contact: "leila",
    seats: 2,
    held: ["dilys", "sam"],
  },
  {
    kind: "role",
    rhythm: "monthly",
    band: "small",
    title: "Events planning group",
    minutes_from: 60,
    minutes_to: 180,
    contact: "femi",
    note: "Two big events a year",
  },
  {
    kind: "role",
    rhythm: "every_few_months",
    band: "small",
    title: "Co-op Clinic advisor",
    skills: ["good with people"],
    minutes_from: 30,
    minutes_to: 30,
    contact: "tomasz",
    held: ["nia"],
  },

  {
    kind: "task",
    rhythm: "monthly",
    band: "small",
    title: "Welcome newcomers on the last Friday of the month",
    remote: true,
    no_experience: true,
    skills: ["good with people"],
    minutes_from: 45,
    minutes_to: 60,
    seats: 2,
    on_the_last: 5,
    repeats: "by_last_weekday",
    contact: "mairi",
    note: "Online at noon, two of us each time",
    description:
      "Whoever has joined since the last time can come and ask anything. One of you keeps the door and the time, the other tells how their own co-op began. There is a page with what people usually ask.",
    place: "Online",
    held: ["dev"],
  },
  {
    kind: "role",
    rhythm: "monthly",
    band: "larger",
    title: "Join a working group",
    time_words: "a meeting roughly once a month",
    contact: "mairi",
    note: "Six groups ask",
    held: ["joe"],
    unanswered: ["joe"],
  },
  { kind: "role", rhythm: "ongoing", band: "larger", title: "Help to raise funds", contact: "grace" },
  {
    kind: "role",
    rhythm: "ongoing",
    band: "larger",
    title: "Host ongoing local meet-ups",
    contact: "eilidh",
    place: "Anywhere",
    held: ["hamish"],
  },
  {
    kind: "role",
    rhythm: "ongoing",
    band: "larger",
    title: "Mentor",
    contact: "tomasz",
    answered_by: "not_yet",
  },
  {
    kind: "role",
    rhythm: "monthly",
    band: "larger",
    title: "Stand for the board",
    pinned: { words: "One director short. A 2-hour meeting a month, and work between." },
    time_words: "a 2-hour meeting a month, and more",
    contact: "grace",
    answered_by: "link",
    link: "/c/board",
    note: "Seven seats, six of us",
    description:
      "We meet online on a weekday evening once a month, for two hours, and it is really two hours. Between meetings there are papers to read and now and then something to sign: count on another three.\n\nOnly one of us had been a director before. You get somebody to ring for the first half year, and a training day that the federation pays for. Anybody who works in a member co-op may stand; a co-op puts your name forward, and members vote at the general meeting.\n\n*Dilys: “I was afraid of the accounts. It turns out that asking what a line means is most of the job.”*",
  },

  {
    ...once,
    category: "co-op-fortnight",
    band: "larger",
    title: "Design a T-shirt for Co-op Fortnight",
    campaign: "Co-op Fortnight",
    skills: ["graphic design"],
    contact: "rosa",
    note: "A contest, open until the spring",
    description:
      "One colour on one colour, so that anybody with a screen and a squeegee can print it. It says *Co-op Fortnight* somewhere. The rest is yours.\n\nThe Co-op Fortnight group chooses in April. We print two hundred, and you get the first.",
    answered_by: "entry",
    window_in: [-20, 140],
    came: [
      {
        by: "eilidh",
        ago: 9,
        entered: {
          title: "Many hands, one kettle",
          words: "A kettle drawn in one line; the steam turns into people. Dark green on cream.",
        },
      },
      {
        by: "sam",
        ago: 4,
        entered: {
          title: "No boss on board",
          words: "A rowing boat from above with eight oars and nobody at the front. White on navy.",
        },
      },
    ],
  },
  {
    ...once,
    category: "co-op-fortnight",
    band: "very_little",
    title: "Order leaflets for your counter",
    campaign: "Co-op Fortnight",
    no_experience: true,
    minutes_from: 5,
    minutes_to: 5,
    contact: "kit",
    note: "“What is a worker co-op?”, folded to fit a pocket",
    description:
      "Four small pages: what it is, who owns it, how to find one near you, how to begin one. We post them on Fridays.",
    answered_by: "copies",
    copies_stock: 600,
    copies_most: 150,
    came: [
      { by: "joe", ago: 6, ordered: { copies: 100, details: "Oatfield Wholefoods\n12 Mill Lane\nHebden Bridge" } },
      {
        by: "dev",
        ago: 1,
        ordered: { copies: 30, details: "Kelp Software\nThe Net Loft, Custom House Quay\nFalmouth" },
      },
    ],
  },
  {
    ...once,
    category: "co-op-fortnight",
    band: "small",
    title: "Make a “Liberating work” graphic with a photo of your co-op",
    campaign: "Co-op Fortnight",
    remote: true,
    skills: ["graphic design", "photography"],
    contact: "rosa",
    time_words: "an hour",
  },
  {
    ...once,
    category: "co-op-fortnight",
    band: "very_little",
    title: "Share a post about Co-op Fortnight",
    campaign: "Co-op Fortnight",
    remote: true,
    no_experience: true,
    minutes_from: 5,
    minutes_to: 5,
    contact: "rosa",
    finished: ["callum"],
  },
  {
    kind: "role",
    category: "communications",
    rhythm: "monthly",
    band: "larger",
    title: "Note-taker for Communications",
    no_experience: true,
    skills: ["taking notes"],
    pinned: { words: "Every third Monday, 1.5 hours. No experience needed. Nobody since September." },
    minutes_from: 90,
    minutes_to: 90,
    contact: "mairi",
    seats: 1,
    note: "Every third Monday. No experience needed",
  },
  {
    ...once,
    category: "people-policy-and-culture",
    band: "small",
    title: "Read through the new grievance procedure",
    minutes_from: 60,
    minutes_to: 60,
    contact: "leila",
    seats: 2,
    held: ["priya"],
  },
];
