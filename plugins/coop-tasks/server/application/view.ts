/** What is seen of applications: one's own, and by the contact person those that are there to be answered. */
import { can, Person, type Cx } from "coop-core/server";
import * as v from "valibot";
import { seesContact } from "../claim/policy";
import { Coop, type CoopOf } from "../coop/coop";
import { isContactPerson } from "../opening/contact-person";
import { Can } from "../opening/can";
import { CONTACT_WAYS } from "../opening/opening";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { APPLICATION_STATES, type Application } from "./application";
import { mayApprove, mayDecline, mayTakeBack } from "./policy";
import { applicationsOn, latestApplicationOf } from "./rows";

/** More than anybody answers in an evening. */
const SHOWN = 60;

export const ApplicationView = v.object({
  id: v.number(),
  state: v.picklist(APPLICATION_STATES),
  person: v.nullable(Person),
  coop: v.nullable(Coop),
  seat_kind_id: v.nullable(v.number()),
  asked_at: v.string(),
  /** Null where nothing was written, and after it was purged. */
  words: v.nullable(v.string()),
  answered_at: v.nullable(v.string()),
  answer: v.nullable(v.string()),
  contact: v.nullable(v.object({ way: v.picklist(CONTACT_WAYS), detail: v.nullable(v.string()) })),
  can: v.object({ approve_application: Can, decline_application: Can, take_back_application: Can }),
});

export interface Applications {
  mine: Application | undefined;
  /** For whoever answers; for everybody else there are none. */
  toAnswer: Application[];
}

export async function readApplications(cx: Cx<TasksDatabase>, opening: Judged): Promise<Applications> {
  const { viewer } = cx;
  return {
    mine: viewer ? await latestApplicationOf(cx, opening.id, viewer.id) : undefined,
    // Applicants do not see one another. Their words are for whoever answers now, as the
    // form says; how to reach them is for the person it was given to (`seesContact`).
    toAnswer: isContactPerson(viewer, opening) ? await applicationsOn(cx, opening.id, SHOWN) : [],
  };
}

export const inApplications = ({ mine, toAnswer }: Applications): Application[] => [
  ...(mine ? [mine] : []),
  ...toAnswer,
];

/** @param known people and co-ops of `inApplications`, read with the page's others */
export function viewApplications(
  { viewer, now }: Cx<TasksDatabase>,
  opening: Judged,
  { mine, toAnswer }: Applications,
  { people, coopOf }: { people: ReadonlyMap<number, Person>; coopOf: CoopOf }
) {
  const view = (application: Application): v.InferOutput<typeof ApplicationView> => ({
    id: application.id,
    state: application.state,
    person: people.get(application.user_id) ?? null,
    coop: coopOf(application.coop_id),
    seat_kind_id: application.seat_kind_id,
    asked_at: application.asked_at,
    words: application.words,
    answered_at: application.answered_at,
    answer: application.answer,
    contact:
      application.state === "asked" && seesContact(viewer, application, opening)
        ? { way: application.contact_way, detail: application.contact_detail }
        : null,
    can: can({
      approve_application: mayApprove(viewer!, application, opening, now),
      decline_application: mayDecline(viewer!, application, opening),
      take_back_application: mayTakeBack(viewer!, application),
    }),
  });
  return { my_application: mine ? view(mine) : null, applications: toAnswer.map(view) };
}
