/** SQL about what was said with "I did it": a claim that began as done. */
import { nameOf, readPeople, type Cx, type Person } from "coop-core/server";
import { ownCoops } from "../coop/coop";
import { insertClaim } from "../claim/rows";
import type { Claim, Opening } from "../opening/opening";
import type { TasksDatabase } from "../tables";
import type { Said } from "./policy";

type TasksCx = Cx<TasksDatabase>;

/** For a co-op of the viewer's: by whom and when. */
interface ForCoop {
  coop: Said["coops"][number];
  person: Person | null;
  at: string;
}

export interface SaidInFull extends Said {
  told: ForCoop[];
}

const NOBODY: SaidInFull = { holds: false, own: false, coops: [], forCoop: new Map(), told: [] };

/** What the viewer and their co-ops have said of it. */
export async function readSaid(cx: TasksCx, opening: Pick<Opening, "id" | "answered_by">): Promise<SaidInFull> {
  if (cx.viewer === null || opening.answered_by !== "report") {
    return NOBODY;
  }
  const me = cx.viewer.id;
  const coops = await ownCoops(cx);
  const claims = await cx.db
    .selectFrom("coop_claims")
    .select(["user_id", "coop_id", "state", "reported", "starts_at"])
    .where("opening_id", "=", opening.id)
    .where("state", "in", ["held", "done"])
    .where((e) =>
      e.or([e("user_id", "=", me), e("coop_id", "in", [0, ...coops.map(({ id }) => id)]).and("state", "=", "done")])
    )
    .orderBy("id")
    .execute();
  const people = await readPeople(
    cx,
    claims.map(({ user_id }) => user_id)
  );
  const told = coops.flatMap((coop): ForCoop[] => {
    const claim = claims.find(({ coop_id, state }) => coop_id === coop.id && state === "done");
    return claim ? [{ coop, person: people.get(claim.user_id) ?? null, at: claim.starts_at }] : [];
  });
  const mine = claims.filter(({ user_id }) => user_id === me);
  return {
    holds: mine.some(({ state }) => state === "held"),
    own: mine.some(({ state, coop_id }) => state === "done" && coop_id === null),
    coops,
    told,
    forCoop: new Map(told.map(({ coop, person }) => [coop.id, person ? nameOf(cx, person) : ""])),
  };
}

/** A claim that was never held. */
export const insertDone = (cx: TasksCx, done: Pick<Claim, "opening_id" | "user_id" | "coop_id">): Promise<number> =>
  insertClaim(cx, {
    ...done,
    state: "done",
    reported: true,
    seat_kind_id: null,
    starts_at: cx.now,
    ends_at: cx.now,
    begun_at: null,
    answered_at: null,
    contact_way: "message",
    contact_detail: null,
    contact_for: null,
  });

/** What both have said for themselves, as the source's claims: after a merge it would count twice. */
export const saidByBoth = (cx: TasksCx, source: number, target: number): Promise<Claim[]> =>
  cx.db
    .selectFrom("coop_claims as c")
    .selectAll("c")
    .where("c.user_id", "=", source)
    .where("c.state", "=", "done")
    .where("c.reported", "=", true)
    .where("c.coop_id", "is", null)
    .where((e) =>
      e.exists(
        e
          .selectFrom("coop_claims as t")
          .select("t.id")
          .whereRef("t.opening_id", "=", "c.opening_id")
          .where("t.user_id", "=", target)
          .where("t.state", "=", "done")
          .where("t.reported", "=", true)
          .where("t.coop_id", "is", null)
      )
    )
    .orderBy("c.opening_id")
    .execute();
