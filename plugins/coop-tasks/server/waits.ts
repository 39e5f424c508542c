/** Everything that the board asks of a person, and that the person promised there. */
import type { Cx, Viewer, Waits } from "coop-core/server";
import { applicationWaits } from "./application/waits";
import { quietWaits } from "./claim/quiet-waits";
import { waitsOf } from "./claim/waits";
import { wasItDone } from "./claim/was-it-done";
import { handoversAsked } from "./handover/waits";
import { helpWaits } from "./help/waits";
import { entryWaits } from "./entry/waits";
import { parcelWaits } from "./parcel/waits";
import type { TasksDatabase } from "./tables";
import { standInWaits } from "./stand-in/waits";
import { termsOf } from "./term/waits";
import { thingWaits } from "./thing/waits";
import { offersTo } from "./waiting/waits";

export async function waits(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const parts = await Promise.all([
    offersTo(cx),
    standInWaits(cx),
    termsOf(cx),
    applicationWaits(cx),
    wasItDone(cx),
    quietWaits(cx),
    thingWaits(cx),
    parcelWaits(cx),
    entryWaits(cx),
    waitsOf(cx),
    handoversAsked(cx),
    helpWaits(cx),
  ]);
  return { asked: parts.flatMap(({ asked }) => asked), promised: parts.flatMap(({ promised }) => promised) };
}
