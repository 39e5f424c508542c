/** Copies that are to be sent, and addresses that somebody new is to see. */
import { nameOf, type Cx, type Viewer, type Waits } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { askedForDetails, waitingToBeSent } from "./rows";

/** Packing them, and taking them to the post. */
const MINUTES_TO_SEND = 15;
const MINUTES_TO_SAY = 1;
const MOST_SHOWN = 100;

export async function parcelWaits(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const toSend = await waitingToBeSent(cx, MOST_SHOWN);
  const toShow = await askedForDetails(cx, MOST_SHOWN);
  const named = (row: (typeof toSend)[number] | (typeof toShow)[number]) => ({
    title: row.title,
    name: nameOf(cx, row),
    username: row.username,
  });
  return {
    asked: [
      ...toShow.map((parcel) => ({
        message: "coop_tasks.waits.parcel_contact",
        values: named(parcel),
        key: `parcel-contact:${parcel.id}`,
        path: `/board/${parcel.opening_id}`,
        minutes: MINUTES_TO_SAY,
        until: null,
        answers: [
          { name: "share", act: "tasks/share-parcel", input: { parcel_id: parcel.id }, primary: true },
          { name: "take_back", act: "tasks/take-back-parcel", input: { parcel_id: parcel.id } },
        ],
      })),
      ...toSend.map((parcel) => ({
        message: "coop_tasks.waits.parcel",
        values: { ...named(parcel), count: parcel.copies },
        key: `parcel:${parcel.id}`,
        path: `/board/${parcel.opening_id}`,
        minutes: MINUTES_TO_SEND,
        until: null,
        answers: [
          { name: "look", path: `/board/${parcel.opening_id}`, primary: true },
          { name: "sent", act: "tasks/send-parcel", input: { parcel_id: parcel.id } },
        ],
      })),
    ],
    promised: [],
  };
}
