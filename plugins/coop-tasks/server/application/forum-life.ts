/** What becomes of applications when people and their rights go. */
import type { Cx } from "coop-core/server";
import { touch } from "../opening/changed";
import { endFromOutside } from "../opening/from-outside";
import type { TasksDatabase } from "../tables";
import type { Application, OverReason } from "./application";
import { endApplications } from "./end";
import { askedBy, everyAsked, lockAnyApplication } from "./rows";

type JobCx = Cx<TasksDatabase, null>;

async function letGo(cx: JobCx, { id }: Pick<Application, "id">, reason: OverReason): Promise<void> {
  const found = await lockAnyApplication(cx, id);
  if (found?.application.state === "asked") {
    const { application, opening } = found;
    await endApplications(cx, opening, reason, { only: new Set([application.user_id]), unnamed: true });
    await touch(cx, opening);
  }
}

export async function applicantRemoved(userId: number, cx: JobCx): Promise<void> {
  for (const application of await askedBy(cx, userId)) {
    await letGo(cx, application, "account_removed");
  }
  await cx.db
    .updateTable("coop_applications")
    .set({ words: null, answer: null })
    .where("user_id", "=", userId)
    .execute();
  for (const column of ["contact_for", "answered_by"] as const) {
    await cx.db
      .updateTable("coop_applications")
      .set({ [column]: null, ...(column === "contact_for" ? { contact_detail: null } : { answer: null }) })
      .where(column, "=", userId)
      .execute();
  }
}

/** Where both ask for the same, once is enough. */
export async function applicantsMerged(source: number, target: number, cx: JobCx): Promise<void> {
  const both = await askedBy(cx, target);
  for (const application of await askedBy(cx, source)) {
    if (both.some(({ opening_id }) => opening_id === application.opening_id)) {
      await letGo(cx, application, "accounts_merged");
    }
  }
  for (const column of ["user_id", "contact_for", "answered_by"] as const) {
    await cx.db
      .updateTable("coop_applications")
      .set({ [column]: target })
      .where(column, "=", source)
      .execute();
  }
}

/** Once a day: who sees a board no more asks for nothing there any more. */
export async function reconcileApplications(cx: JobCx): Promise<void> {
  await endFromOutside(cx, everyAsked(cx), (opening, reason, only) =>
    endApplications(cx, opening, reason, { only, unnamed: true })
  );
}
