import type { Forum } from "../forum";

export async function fillBoard(_forum: Forum, _now: string): Promise<void> {}
