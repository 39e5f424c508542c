/** "It is to be done before Saturday": told once to whoever holds a place, by day, and not after it is over. */
import { dayInWords, leaveOutOfDigests, remindedAt, schedule, scheduleAll, type Cx } from "coop-core/server";
import { tell } from "../opening/changed";
import { standing, type Claim, type Opening } from "../opening/opening";
import type { TasksDatabase } from "../tables";
import { reminderAt } from "./reminder";
import { findHolder, lockAnyClaim } from "./rows";

type TasksCx = Cx<TasksDatabase>;
type JobCx = Cx<TasksDatabase, null>;
interface OfADay {
  claim_id: number;
  due_at: string;
}

const keyOf = ({ claim_id, due_at }: OfADay): string => `falls-due:${claim_id}:${Date.parse(due_at)}`;

/** Once for each place and day; asked for when it is taken and when the day moves. */
export async function expectReminders(
  cx: TasksCx,
  { due_at }: Pick<Opening, "due_at">,
  claims: readonly Pick<Claim, "id" | "starts_at">[]
): Promise<void> {
  await scheduleAll(
    cx,
    claims.flatMap(({ id: claim_id, starts_at }) => {
      const at = reminderAt(due_at, starts_at);
      return at === null
        ? []
        : [
            {
              kind: "claim_falls_due",
              key: `tasks:${keyOf({ claim_id, due_at: due_at! })}`,
              at,
              data: { claim_id, due_at },
            },
          ];
    })
  );
}

export async function claimFallsDue(about: OfADay, cx: JobCx): Promise<void> {
  const found = await lockAnyClaim(cx, about.claim_id);
  const holder = found && (await findHolder(cx, found.claim, found.opening));
  if (!holder || found.claim.state !== "held" || !isStillThen(found.opening, about, cx.now)) {
    return;
  }
  const { claim, opening } = found;
  const at = await remindedAt(cx, claim.user_id, holder.time_zone, about.due_at);
  if (Date.parse(at) > Date.parse(cx.now)) {
    return schedule(cx, {
      kind: "claim_falls_due",
      key: `tasks:${keyOf(about)}:${Date.parse(at)}`,
      at,
      data: { ...about },
    });
  }
  const locale = holder.locale || String(cx.context.settings["default_locale"] ?? "en");
  await tell(cx, opening, opening.due_on === null ? "falls_due_until" : "falls_due_before", {
    key: keyOf(about),
    user_ids: [claim.user_id],
    values: { day: dayInWords((opening.due_on ?? opening.to_on)!, locale) },
  });
}

const isStillThen = (
  opening: Parameters<typeof standing>[0] & { tally: Parameters<typeof standing>[1] },
  { due_at }: OfADay,
  now: string
): boolean =>
  opening.due_at !== null &&
  Date.parse(opening.due_at) === Date.parse(due_at) &&
  !["ended", "withdrawn"].includes(standing(opening, opening.tally, now));

/** What is done or handed back is not in the evening's mail any more. */
export const noMoreReminders = (
  cx: TasksCx,
  { due_at }: Pick<Opening, "due_at">,
  claims: readonly Pick<Claim, "id" | "user_id">[]
): Promise<void> =>
  leaveOutOfDigests(
    cx,
    due_at === null
      ? []
      : claims.map(({ id: claim_id, user_id }) => ({ key: `tasks:${keyOf({ claim_id, due_at })}`, user_id }))
  );
