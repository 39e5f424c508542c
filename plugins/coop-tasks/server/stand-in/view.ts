/** What is seen of being asked to stand in: by whoever asked, and by whoever is asked. */
import { allOf, can, Person, type Cx } from "coop-core/server";
import * as v from "valibot";
import { withinBoard, type Limits } from "../limit/limit";
import { Can } from "../opening/can";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { mayAccept, mayAskStandIn, mayDecline, mayTakeBack } from "./policy";
import { askedFor, askedOf } from "./rows";

/** Of the viewer's own place. */
export const OwnStandIn = v.object({
  /** Whom they have asked, if anybody. */
  asked: v.nullable(
    v.object({
      id: v.number(),
      person: v.nullable(Person),
      asked_at: v.string(),
      can: v.object({ take_back_stand_in: Can }),
    })
  ),
  can: v.object({ ask_stand_in: Can }),
});

/** The viewer is asked. */
export const AskedToStandIn = v.object({
  id: v.number(),
  person: v.nullable(Person),
  asked_at: v.string(),
  can: v.object({ accept_stand_in: Can, decline_stand_in: Can }),
});

/** @param mine the viewer's claim, if they hold one */
export async function readStandIns(cx: Cx<TasksDatabase>, opening: Judged, mine: Claim | undefined) {
  const holds = mine?.state === "held";
  return {
    mine: holds ? mine : undefined,
    asked: holds ? await askedFor(cx, mine.id) : undefined,
    toMe: cx.viewer && !holds ? await askedOf(cx, opening.id, cx.viewer.id) : undefined,
  };
}

type StandIns = Awaited<ReturnType<typeof readStandIns>>;

export const inStandIns = ({ asked, toMe }: StandIns): number[] => [
  ...(asked ? [asked.user_id] : []),
  ...(toMe ? [toMe.from_user_id] : []),
];

/** @param people those of `inStandIns`, read with the page's others */
export function viewStandIns(
  { viewer, now }: Cx<TasksDatabase>,
  opening: Judged,
  { mine, asked, toMe }: StandIns,
  { people, limits }: { people: ReadonlyMap<number, Person>; limits: Limits }
): {
  stand_in: v.InferOutput<typeof OwnStandIn> | null;
  asked_to_stand_in: v.InferOutput<typeof AskedToStandIn> | null;
} {
  return {
    stand_in:
      viewer && mine
        ? {
            asked: asked
              ? {
                  id: asked.id,
                  person: people.get(asked.user_id) ?? null,
                  asked_at: asked.asked_at,
                  can: can({ take_back_stand_in: mayTakeBack(viewer, asked, mine) }),
                }
              : null,
            can: can({ ask_stand_in: mayAskStandIn(viewer, mine, opening, asked, now) }),
          }
        : null,
    asked_to_stand_in:
      viewer && toMe
        ? {
            id: toMe.id,
            person: people.get(toMe.from_user_id) ?? null,
            asked_at: toMe.asked_at,
            can: can({
              accept_stand_in: allOf(mayAccept(viewer, toMe, toMe, opening, false, now), withinBoard(limits)),
              decline_stand_in: mayDecline(viewer, toMe),
            }),
          }
        : null,
  };
}
