/** The words of what is filed, and its order: a topic of its own, or a reply where all of it is collected. */
import { isOrdered, order, orderAll, readUploads, uploadInText, type Cx, type Viewer } from "coop-core/server";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { formatted, linked, plain } from "./in-filers-name";
import type { Filing } from "./rows";
import type { Thing } from "./thing";

/** Of the order with which a thing was filed for the so-and-so-manieth time. */
const keyOf = ({ id, filings }: Filing): string => `tasks:thing:${id}:${filings}`;

const unmakeKeyOf = (filing: Filing): string => `unmake:${keyOf(filing)}`;

/** Taken back, or filed another time: what was made of it, or waits with staff, goes. */
export const unmakeFilings = (cx: Cx<TasksDatabase>, filings: readonly Filing[]): Promise<void> =>
  orderAll(
    cx,
    "unmake",
    filings.map((filing) => ({ key: unmakeKeyOf(filing), data: { made_key: keyOf(filing) } }))
  );

/** It has been taken out for good: the forum may say once more that it was made. */
export const isUnmade = (cx: Cx<TasksDatabase>, filing: Filing): Promise<boolean> =>
  isOrdered(cx, "unmake", unmakeKeyOf(filing));

/** @param collectedIn a topic of the category */
export async function orderFiling(
  cx: Cx<TasksDatabase, Viewer>,
  opening: Judged,
  thing: Thing,
  collectedIn: { id: number } | undefined
): Promise<void> {
  const locale = String(cx.context.settings["default_locale"] ?? "en");
  const url = `${cx.context.base_url}/board/${opening.id}`;
  const says = (key: string, values: Record<string, string>) =>
    cx.scope.ports.translate(locale, `js.coop_tasks.thing.${key}`, JSON.stringify(values));
  const title = await says("topic_title", { title: thing.title!, credit: thing.credit! });
  const licence = await says(`licence.${thing.licence}`, {});
  const credit = await says("post_credit", { credit: plain(thing.credit!), licence, url });
  const [file] = (await readUploads(cx, [thing.upload_id])).values();
  const raw = [
    file && uploadInText(file, thing.alt),
    thing.words && formatted(thing.words),
    thing.link && linked(thing.link, cx.context.base_url),
    credit,
  ]
    .filter(Boolean)
    .join("\n\n");
  const filings = thing.filings + 1;
  const key = keyOf({ ...thing, filings });
  const then = { name: "thing_filed", about: { thing_id: thing.id, filings } };
  const user_id = cx.viewer.id;
  await (collectedIn
    ? order(cx, "create_reply", {
        key,
        data: {
          user_id,
          topic_id: collectedIn.id,
          category_id: opening.filed_in!,
          raw: `### ${plain(title)}\n\n${raw}`,
        },
        then,
      })
    : order(cx, "create_topic", { key, data: { user_id, category_id: opening.filed_in!, title, raw }, then }));
}
