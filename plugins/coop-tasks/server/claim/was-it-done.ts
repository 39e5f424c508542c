/** "Was it done?": once the day is over, of whoever looks after it for all who hold it still, and of them. */
import { nameOf, publishWaits, together, type Cx, type Viewer, type Waits } from "coop-core/server";
import { sql } from "kysely";
import { tell, touch } from "../opening/changed";
import { keeper } from "../opening/contact-person";
import type { WhyNot } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { holdersOf, isVisible } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { endClaims } from "./end";

type MemberCx = Cx<TasksDatabase, Viewer>;

/** A press. */
const MINUTES_TO_ANSWER = 1;
const MOST_SHOWN = 50;

/** One answer for everybody who holds a place still; each of them is told, and can say otherwise. */
export async function settle(
  cx: MemberCx,
  opening: Judged,
  ...ending: readonly ["done"] | readonly ["not_done", WhyNot]
): Promise<void> {
  const [state, why_not] = ending;
  const holders = await holdersOf(cx, opening.id);
  await (state === "done"
    ? endClaims(cx, opening, holders, "done", "by_contact_person")
    : endClaims(cx, opening, holders, "not_done", "by_contact_person", why_not!));
  await touch(cx, opening);
  await tell(cx, opening, state === "done" ? "thanked" : "not_done_said", {
    key: `settled:${opening.id}:${opening.revision}`,
    user_ids: holders.map(({ user_id }) => user_id),
    values: { name: nameOf(cx, cx.viewer) },
  });
  publishWaits(cx, [opening.contact_user_id, opening.created_by, ...holders.map(({ user_id }) => user_id)]);
}

const overdue = ({ db, viewer, now }: MemberCx) =>
  db
    .selectFrom("coop_claims as c")
    .innerJoin("coop_openings as o", "o.id", "c.opening_id")
    .where("c.state", "=", "held")
    .where("o.due_at", "<=", now)
    .where(isVisible(viewer));

export async function wasItDone(cx: MemberCx): Promise<Waits> {
  const { theirs, own } = await together({
    theirs: overdue(cx)
      .innerJoin("users as u", "u.id", "c.user_id")
      .select(["o.id as opening_id", "o.title"])
      .select((e) => e.fn.countAll<number>().as("count"))
      .select(
        sql<{ id: number; name: string | null; username: string }>`(array_agg(
        json_build_object('id', u.id, 'name', u.name, 'username', u.username) ORDER BY c.id))[1]`.as("first")
      )
      .where(keeper, "=", cx.viewer.id)
      .groupBy("o.id")
      .orderBy("o.due_at")
      .orderBy("o.id")
      .limit(MOST_SHOWN)
      .execute(),
    own: overdue(cx)
      .select(["c.id as claim_id", "o.id as opening_id", "o.title"])
      .where("c.user_id", "=", cx.viewer.id)
      .where(keeper, "<>", cx.viewer.id)
      .orderBy("o.due_at")
      .orderBy("c.id")
      .limit(MOST_SHOWN)
      .execute(),
  });
  const common = { minutes: MINUTES_TO_ANSWER, until: null };
  return {
    asked: [
      ...theirs.map(({ opening_id, title, count, first }) => ({
        ...common,
        message: `coop_tasks.waits.${count === 1 && first.id === cx.viewer.id ? "was_yours_done" : "was_it_done"}`,
        values: { title, count, name: nameOf(cx, first) },
        key: `was-it-done:${opening_id}`,
        path: `/board/${opening_id}`,
        answers: [
          { name: "done", act: "tasks/complete-opening", input: { opening_id }, primary: true },
          { name: "not_done", act: "tasks/uncomplete-opening", input: { opening_id } },
        ],
      })),
      ...own.map(({ claim_id, opening_id, title }) => ({
        ...common,
        message: "coop_tasks.waits.was_yours_done",
        values: { title },
        key: `was-yours-done:${claim_id}`,
        path: `/board/${opening_id}`,
        answers: [
          { name: "done", act: "tasks/complete-claim", input: { claim_id }, primary: true },
          { name: "not_done", act: "tasks/uncomplete-claim", input: { claim_id } },
        ],
      })),
    ],
    promised: [],
  };
}
