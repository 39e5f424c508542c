/** What is seen of things: one's own, and by whoever receives them all that were handed in. */
import { can, Person, type Cx, type Upload } from "coop-core/server";
import * as v from "valibot";
import { FileView, viewFile } from "../file/file";
import { isContactPerson } from "../opening/contact-person";
import { Can } from "../opening/can";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import type { FilingView } from "./filing";
import { mayFile, mayTakeBackThing, mayThank } from "./policy";
import { thingsOn } from "./rows";
import { LICENCES, THING_STATES, type Thing } from "./thing";

const SHOWN = 60;

export const ThingView = v.object({
  id: v.number(),
  state: v.picklist(THING_STATES),
  person: v.nullable(Person),
  title: v.nullable(v.string()),
  link: v.nullable(v.string()),
  /** As it was written. */
  words: v.nullable(v.string()),
  ...FileView,
  credit: v.nullable(v.string()),
  licence: v.picklist(LICENCES),
  handed_in_at: v.string(),
  thanked_at: v.nullable(v.string()),
  topic_id: v.nullable(v.number()),
  /** Where it stands in a topic with others. */
  post_number: v.nullable(v.number()),
  can: v.object({ thank_for_thing: Can, file_thing: Can, take_back_thing: Can }),
});

/**
 * All that the viewer may see: the receiver's, or one's own. Unlike a way of contact or an
 * address, which was given to a person, a thing was given to the opening, and the form says
 * so: whoever looks after it next thanks for it and files it, and the former one sees it no more.
 */
export const readThings = async (cx: Cx<TasksDatabase>, opening: Judged): Promise<Thing[]> =>
  cx.viewer === null ? [] : thingsOn(cx, opening.id, isContactPerson(cx.viewer, opening) ? null : cx.viewer.id, SHOWN);

export const viewThings = (
  { viewer }: Cx<TasksDatabase>,
  opening: Judged,
  things: readonly Thing[],
  people: ReadonlyMap<number, Person>,
  uploads: ReadonlyMap<number, Upload>,
  filing: v.InferOutput<typeof FilingView> | null,
  readers: readonly number[]
): v.InferOutput<typeof ThingView>[] =>
  things.map((thing) => ({
    id: thing.id,
    state: thing.state,
    person: people.get(thing.user_id) ?? null,
    title: thing.title,
    link: thing.link,
    words: thing.words,
    ...viewFile(thing, uploads),
    credit: thing.credit,
    licence: thing.licence,
    handed_in_at: thing.handed_in_at,
    thanked_at: thing.thanked_at,
    topic_id: thing.topic_id,
    post_number: thing.post_number,
    can: can({
      thank_for_thing: mayThank(viewer!, thing, opening),
      file_thing: mayFile(viewer!, thing, opening, readers, !!filing?.topic),
      take_back_thing: mayTakeBackThing(viewer!, thing),
    }),
  }));
