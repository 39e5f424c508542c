import type { Cx } from "./kernel/act";

/**
 * Tells open pages that a record changed, after commit: its id and version,
 * never its content. Each page then asks for its own view.
 */
export function publishChange(
  cx: Cx<any>,
  noun: string,
  change: { id: number; version: number; category_id: number }
): void {
  cx.scope.after.live.push({
    channel: `/coop/${cx.scope.plugin}/${noun}`,
    data: { id: change.id, version: change.version },
    category_id: change.category_id,
  });
}

/** Tells these people's open pages that what waits for them changed. */
export function publishWaits(cx: Cx<any>, userIds: readonly (number | null)[]): void {
  const user_ids = [...new Set(userIds.filter((id): id is number => id !== null))];
  if (user_ids.length > 0) {
    cx.scope.after.live.push({ channel: "/coop/core/waits", data: {}, user_ids });
  }
}
