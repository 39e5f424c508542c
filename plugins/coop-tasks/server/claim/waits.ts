/** What the board asks of a person, and what the person promised there. */
import { nameOf, together, type Cx, type Viewer, type Waits } from "coop-core/server";
import { isVisible } from "../opening/rows";
import type { TasksDatabase } from "../tables";

/** Writing a few lines to somebody who took a place. */
const MINUTES_TO_ANSWER = 2;
const MINUTES_TO_SAY = 1;
const MOST_SHOWN = 100;

export async function waitsOf(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const { db, viewer } = cx;
  const claims = db
    .selectFrom("coop_claims as c")
    .innerJoin("coop_openings as o", "o.id", "c.opening_id")
    .where("c.state", "=", "held")
    .where(isVisible(viewer))
    .limit(MOST_SHOWN);

  // Of what is over is asked whether it was done.
  const ahead = claims.where((e) => e.or([e("o.due_at", "is", null), e("o.due_at", ">", cx.now)]));

  const taken = ahead
    .innerJoin("users as u", "u.id", "c.user_id")
    .select(["c.id", "c.opening_id", "o.title", "o.due_at", "u.name", "u.username"])
    .where("o.contact_user_id", "=", viewer.id)
    .where("c.answered_at", "is", null)
    .orderBy("c.id")
    .execute();

  const asked = claims
    .innerJoin("users as u", "u.id", "o.contact_user_id")
    .select(["c.id", "c.opening_id", "o.title", "u.name", "u.username"])
    .where("c.user_id", "=", viewer.id)
    .where("o.contact_user_id", "<>", viewer.id)
    .where("c.contact_detail", "is not", null)
    .whereRef("o.contact_user_id", "is distinct from", "c.contact_for")
    .whereRef("o.contact_user_id", "is distinct from", "c.contact_kept_from")
    .orderBy("c.id")
    .execute();

  const promised = ahead
    .select([
      "c.id",
      "c.opening_id",
      "o.title",
      "o.kind",
      "o.due_on",
      "o.to_on",
      "o.minutes_from",
      "o.minutes_to",
      "o.time_words",
      "o.rhythm",
    ])
    .where("c.user_id", "=", viewer.id)
    .orderBy("o.due_at")
    .orderBy("c.id")
    .execute();

  const read = await together({ taken, asked, promised });
  return {
    asked: [
      ...read.asked.map(({ id, opening_id, title, ...who }) => ({
        message: "coop_tasks.waits.contact",
        values: { title, name: nameOf(cx, who), username: who.username },
        key: `contact:${id}`,
        path: `/board/${opening_id}`,
        minutes: MINUTES_TO_SAY,
        until: null,
        answers: [
          { name: "share", act: "tasks/share-contact", input: { claim_id: id }, primary: true },
          { name: "keep", act: "tasks/keep-contact", input: { claim_id: id } },
        ],
      })),
      ...read.taken.map((claim) => ({
        message: "coop_tasks.waits.place_taken",
        values: { title: claim.title, name: nameOf(cx, claim), username: claim.username },
        key: `place-taken:${claim.id}`,
        path: `/board/${claim.opening_id}`,
        minutes: MINUTES_TO_ANSWER,
        until: claim.due_at,
        answers: [
          { name: "look", path: `/board/${claim.opening_id}`, primary: true },
          { name: "answered", act: "tasks/answer-claim", input: { claim_id: claim.id } },
        ],
      })),
    ],
    promised: read.promised.map(({ kind, minutes_from, minutes_to, rhythm, time_words, ...claim }) => ({
      message: `coop_tasks.waits.promised_${kind}`,
      values: { title: claim.title },
      key: `claim:${claim.id}`,
      path: `/board/${claim.opening_id}`,
      on: claim.due_on ?? claim.to_on,
      minutes: minutes_to ?? minutes_from,
      effort: { kind, minutes_from, minutes_to, rhythm, time_words },
      answers: [
        { name: "done", act: "tasks/complete-claim", input: { claim_id: claim.id } },
        { name: "cannot", act: "tasks/release-claim", input: { claim_id: claim.id } },
      ],
    })),
  };
}
