/** Puts the demo's openings on the board, through the same acts as everybody: as their contact people and claimants. */
import { Temporal } from "temporal-polyfill";
import type { tasks } from "../../../../plugins/coop-tasks/server/index";
import { apisOver, callAct, type Apis } from "../call-as";
import { workOffDue } from "../due/worker";
import type { Forum } from "../forum";
import { bring } from "./came";
import { OPENINGS, type DemoOpening } from "./openings";

/** How long ago, in days, something of the demo happened. */
const MADE = 30;
const CLAIMED = 12;
const FINISHED = 5;
const BEGUN = 9;
/** Days from now on which what is pinned is needed most. */
const PINNED = 38;
const SECRETARY = "leila";
/** What is this fresh is still unread in the bells. */
const FRESH = "2 days";

/** The last of a weekday in this month, or in the next where that is near or over. */
function lastOf(weekday: number, today: string): string {
  const from = Temporal.PlainDate.from(today).add({ days: 3 });
  const end = from.with({ day: from.daysInMonth });
  const last = end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 });
  return Temporal.PlainDate.compare(last, from) < 0 ? lastOf(weekday, end.toString()) : last.toString();
}

type Acting = (username: string, daysAgo: number) => Apis<typeof tasks>;

async function fillOpening(
  { category = "get-involved", ...opening }: DemoOpening,
  categoryId: number,
  acting: Acting,
  today: string
): Promise<void> {
  const { held = [], begun = [], finished = [], unanswered = [], came = [], talk, pinned, ...rest } = opening;
  const { due_in, window_in, on_the_last, ...form } = rest;
  const inDays = (days: number): string => Temporal.PlainDate.from(today).add({ days }).toString();
  const made = await acting(opening.contact, MADE).tasks.makeOpening({
    ...form,
    category_id: categoryId,
    due_on: due_in === undefined ? null : inDays(due_in),
    ...(window_in && { from_on: inDays(window_in[0]), to_on: inDays(window_in[1]) }),
    ...(on_the_last && { from_on: lastOf(on_the_last, today), to_on: lastOf(on_the_last, today) }),
    contact: null,
  });
  for (const answer of came) {
    await bring(acting(answer.by, answer.ago).tasks, made.id, answer);
  }
  for (const username of [...finished, ...held]) {
    const fresh = unanswered.includes(username);
    const claimed = await acting(username, fresh ? 1 : CLAIMED).tasks.claimOpening({
      opening_id: made.id,
      contact: { way: "message" },
      ticked: made.ticks,
    });
    const claim_id = claimed.my_claim!.id;
    if (!fresh) {
      await acting(opening.contact, CLAIMED - 1).tasks.answerClaim({ claim_id });
    }
    if (begun.includes(username)) {
      await acting(username, BEGUN).tasks.beginClaim({ claim_id });
    }
    if (finished.includes(username)) {
      await acting(username, FINISHED).tasks.completeClaim({ claim_id });
    }
  }
  if (pinned) {
    const until_on = Temporal.PlainDate.from(today).add({ days: PINNED }).toString();
    await acting(SECRETARY, 0).tasks.pinOpening({ opening_id: made.id, on: "federation", until_on, ...pinned });
  }
  if (talk) {
    await acting(opening.contact, CLAIMED).tasks.talkAboutOpening({ opening_id: made.id });
  }
}

/** Nobody is written to about what the demo only pretends to have happened, nor is it late with what it had no time to say. */
async function forgetPast({ db }: Forum, now: string): Promise<void> {
  await db.sql`
    DELETE FROM coop_due WHERE state = 'waiting'
      AND (kind = 'mail_digest' AND due_at < ${now} OR due_at + tolerance * interval '1 minute' < ${now}::timestamptz)`;
}

/** Somebody without an account has said what they could do, and the letter that asked whether it was them is forgotten. */
async function fillHelp(forum: Forum, visitor: Apis<typeof tasks>): Promise<void> {
  const { db } = forum;
  if ((await db.sql`SELECT 1 FROM coop_help`).length > 0) {
    return;
  }
  await visitor.tasks.offerHelp({
    name: "Nadia Brown",
    email: "nadia.brown@example.org",
    words: "I could take photos at the Autumn Assembly, and have a camera that likes dark rooms.",
  });
  await workOffDue(forum);
  const [letter] = await db.sql<{
    id: number;
    raw: string;
  }>`SELECT id, raw FROM email_logs WHERE email_type = 'coop_letter'`;
  const [, help_id, token] = /\/board\/offers\/(\d+)\/(\S+)/.exec(letter!.raw)!;
  await visitor.tasks.confirmHelp({ help_id: Number(help_id), token: token! });
  await db.sql`DELETE FROM email_logs WHERE id = ${letter!.id}`;
}

export async function fillBoard(forum: Forum, now: string): Promise<void> {
  const { db } = forum;
  const settings = await forum.settings.read(db);
  const people = await db.sql<{ id: number; username: string }>`SELECT id, username FROM users WHERE id > 0`;
  const categories = await db.sql<{ id: number; slug: string }>`SELECT id, slug FROM categories`;
  const callsAs = (id: number | null, daysAgo: number): Apis<typeof tasks> => {
    const at = new Date(Date.parse(now) - daysAgo * 86_400_000).toISOString();
    return apisOver<typeof tasks>((address, input) => callAct(forum, id, address, input, { now: at, settings }));
  };
  const acting: Acting = (username, daysAgo) =>
    callsAs(people.find((person) => person.username === username)!.id, daysAgo);
  const fortnight = categories.find(({ slug }) => slug === "co-op-fortnight")!;
  const kept = await db.sql`SELECT 1 FROM coop_boards WHERE category_id = ${fortnight.id}`;
  if (kept.length === 0) {
    await acting(SECRETARY, MADE).tasks.makeBoard({
      category_id: fortnight.id,
      title: "What Co-op Fortnight needs",
      intro: "Two weeks in the summer. From sharing a post to a whole T-shirt.",
    });
  }
  for (const opening of OPENINGS) {
    const known = await db.sql`SELECT 1 FROM coop_openings WHERE title = ${opening.title}`;
    if (known.length === 0) {
      const category = categories.find(({ slug }) => slug === (opening.category ?? "get-involved"))!;
      await fillOpening(opening, category.id, acting, now.slice(0, 10));
    }
  }
  await forgetPast(forum, now);
  await fillHelp(forum, callsAs(null, 1));
  await forgetPast(forum, now);
  await workOffDue(forum);
  await db.query(
    `UPDATE notifications SET created_at = coop_due.due_at AT TIME ZONE 'UTC', read = coop_due.due_at < $1::timestamptz - interval '${FRESH}'
    FROM coop_due WHERE coop_due.kind = 'notify' AND coop_due.key = notifications.data::json->>'coop_order'`,
    [now]
  );
}
