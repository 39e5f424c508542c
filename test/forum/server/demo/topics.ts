/** A few conversations, so that the forum is not an empty room. */
import { inTransaction } from "../database";
import type { Forum } from "../forum";
import { createPost, createTopic } from "../topics/create";

interface Conversation {
  category: string;
  title: string;
  /** Username and text; the first begins. */
  posts: [string, string][];
  /** Hours ago. */
  begun: number;
}

const CONVERSATIONS: Conversation[] = [
  {
    category: "introductions",
    title: "Hello from a bakery in Hastings",
    begun: 240,
    posts: [
      [
        "ana",
        "We are eleven bakers in **Tidewater Bakers**, and we own the ovens. I cast our vote this year and would like to know who else is by the sea.",
      ],
      ["dev", "Kelp Software, Falmouth. No ovens, plenty of sea. Welcome!"],
      [
        "mairi",
        "Aberdeen counts as by the sea, I hope. Come to Movement Building some time: first Wednesday of the month, six o'clock.",
      ],
    ],
  },
  {
    category: "co-op-questions",
    title: "Who pays for the oat milk?",
    begun: 52,
    posts: [
      [
        "yusuf",
        "I read a lot here about sharing out pay. Nobody says who buys the oat milk. At work it is always the same person.",
      ],
      ["leila", "In the office the federation pays, and the board has never objected."],
      ["callum", "Here for exactly this kind of question."],
      [
        "grace",
        "For Fernhill Care: we have a jar, and a rule that whoever finishes it refills it. It took us four years and one very quiet meeting.",
      ],
      ["rosa", "Consent round?"],
    ],
  },
  {
    category: "movement-building",
    title: "What do we want this group to do?",
    begun: 400,
    posts: [
      [
        "mairi",
        "The Mobilising group closed in June and we began again in September. Three of us have written what we think the group may decide without asking the board. Please read and say what is missing:\n\n1. campaigns with material that anyone can use\n2. bringing local meet-ups together once a year\n3. alliances with other movements",
      ],
      ["hamish", "I was in Mobilising. I can give somebody an hour to tell how it worked, before I forget it all."],
      [
        "imran",
        "Some of us want a say in where we go, some want to steer, and some want to work on the engine. I am for the engine: give me a list and a telephone.",
      ],
      ["grace", "The board would rather hear from you than decide for you."],
    ],
  },
  {
    category: "events-planning",
    title: "Worker Co-op Weekend in May: who does what",
    begun: 120,
    posts: [
      [
        "femi",
        "The field in the Peak District is booked from Friday to Sunday. We need people for cooking, washing-up and the programme. Everybody does a little, nobody does everything.",
      ],
      ["wren", "Lantern Childcare can look after about ten children on Saturday."],
      ["ana", "We bring the bread, as always."],
    ],
  },
  {
    category: "board",
    title: "Agenda for our December meeting",
    begun: 30,
    posts: [
      [
        "grace",
        "Two hours, as every month: the budget for next year, the empty seat, and what Movement Building may decide by itself.",
      ],
      ["dilys", "Could we begin with the seat? I would like to ask two people by name."],
    ],
  },
];

export async function fillTopics(forum: Forum, now: string): Promise<void> {
  const people = await forum.db.sql<{ id: number; username: string }>`SELECT id, username FROM users`;
  const idOf = (username: string): number => people.find((person) => person.username === username)!.id;
  for (const { category, title, posts, begun } of CONVERSATIONS) {
    const at = (hours: number): string => new Date(Date.parse(now) - (begun - hours) * 3_600_000).toISOString();
    await inTransaction(forum.pool, async (db) => {
      const known = await db.sql`SELECT 1 FROM topics WHERE title = ${title}`;
      if (known.length > 0) {
        return;
      }
      const [{ id: category_id } = { id: null }] = await db.sql<{
        id: number | null;
      }>`SELECT id FROM categories WHERE slug = ${category}`;
      const [[author, raw], ...replies] = posts as [[string, string], ...[string, string][]];
      const { topic_id } = await createTopic(forum, db, { user_id: idOf(author), title, raw, category_id }, at(0));
      for (const [number, [username, text]] of replies.entries()) {
        await createPost(forum, db, { topic_id, user_id: idOf(username), raw: text }, at((number + 1) * 3));
      }
      // The demo begins with quiet bells.
      await db.sql`UPDATE notifications SET read = true`;
    });
  }
}
