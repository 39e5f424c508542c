/**
 * The federation's "get involved" list as the demo's board, with who has taken
 * what. Every row of the list is here; the rest shows what boards of circles hold.
 */
import type { tasks } from "../../../../plugins/coop-tasks/server/index";
import type { Apis } from "../call-as";

type Making = Parameters<Apis<typeof tasks>["tasks"]["makeOpening"]>[0];

export interface DemoOpening extends Omit<Making, "category_id" | "contact"> {
  /** Slug; the list's own unless said otherwise. */
  category?: string;
  /** Who looks after it. */
  contact: string;
  /** Usernames of those who hold a place now. */
  held?: string[];
  /** Of those who have done it. */
  finished?: string[];
  /** Held ones to whom nobody has written yet. */
  unanswered?: string[];
  /** Days from now, for `due_on`. */
  due_in?: number;
  /** Talked about in a topic, opened by its contact person. */
  talk?: boolean;
}

const once = { kind: "task", rhythm: "once" } as const;
const by_email = { note: "By e-mail, for the image bank" };

export const OPENINGS: DemoOpening[] = [
  {
    ...once,
    band: "very_little",
    title: "Forward the newsletter sign-up to your co-workers",
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
    minutes_from: 10,
    minutes_to: 15,
    contact: "kit",
    note: "Six short questions; you can stop and come back",
    finished: ["grace", "tomasz"],
  },
  {
    ...once,
    ...by_email,
    band: "very_little",
    title: "Send good photos of your workplace",
    minutes_from: 20,
    minutes_to: 20,
    contact: "rosa",
    held: ["ana"],
    finished: ["joe", "mairi"],
  },
  {
    ...once,
    band: "very_little",
    title: "Put the federation’s logo on your website",
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
    note: "By e-mail",
  },

  {
    ...once,
    band: "small",
    title: "Write a short bio of your co-op or project for the newsletter",
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
    note: "Thursday 10 December, 6 pm, online",
    place: "Online",
    held: ["ana", "mairi", "imran", "grace", "dev", "nia", "hamish", "dilys"],
  },
  {
    ...once,
    band: "small",
    title: "Create a graphic for the Spring Weekend",
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
    place: "From home",
    note: "Two more and it can go ahead",
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
    time_words: "a few hours",
    contact: "hamish",
    place: "Glasgow, Leeds, Cardiff",
  },

  {
    ...once,
    band: "larger",
    title: "Write a one-off policy: complaints",
    time_words: "a day or two",
    contact: "leila",
    seats: 1,
    held: ["nia"],
  },
  {
    ...once,
    band: "larger",
    title: "Write a one-off policy: sick pay",
    time_words: "a day or two",
    contact: "leila",
    seats: 1,
    finished: ["priya"],
  },
  {
    ...once,
    band: "larger",
    title: "Write a funding bid for the Autumn Assembly",
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
    minutes_from: 30,
    minutes_to: 30,
    contact: "tomasz",
    held: ["nia"],
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
    time_words: "a 2-hour meeting a month, and more",
    contact: "leila",
    answered_by: "link",
    link: "/c/board",
    note: "One director short",
  },

  {
    ...once,
    category: "co-op-fortnight",
    band: "larger",
    title: "Design a T-shirt for Co-op Fortnight",
    contact: "rosa",
    note: "A contest, open until the spring",
    due_in: 150,
  },
  {
    ...once,
    category: "co-op-fortnight",
    band: "small",
    title: "Make a “Liberating work” graphic with a photo of your co-op",
    contact: "rosa",
    time_words: "an hour",
  },
  {
    ...once,
    category: "co-op-fortnight",
    band: "very_little",
    title: "Share a post about Co-op Fortnight",
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
