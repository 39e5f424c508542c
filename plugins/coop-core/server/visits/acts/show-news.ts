import * as v from "valibot";
import { asPlugin } from "../../contracts";
import { actsOver } from "../../kernel/act";
import type { CoreDatabase } from "../../tables";
import type { News } from "../news";
import { lastVisit } from "../visit";

const { read } = actsOver<CoreDatabase>();

const MOST_TOLD = 10;

const NewsView = v.object({
  /** When the last visit ended; null: there was none. */
  since: v.nullable(v.string()),
  news: v.array(
    v.object({
      plugin: v.string(),
      message: v.string(),
      values: v.record(v.string(), v.union([v.string(), v.number()])),
      key: v.string(),
      path: v.string(),
      at: v.string(),
    })
  ),
});

const newestFirst = (a: News, b: News): number => Date.parse(b.at) - Date.parse(a.at);

export const showNews = read({
  summary: "What happened to the caller's things since they were last at what waits for them, the newest first.",
  input: v.strictObject({}),
  output: NewsView,
  async run(_, cx) {
    const since = await lastVisit(cx);
    if (since === null) {
      return { since, news: [] };
    }
    const told: (News & { plugin: string })[] = [];
    for (const { name, news } of cx.scope.registry.enabled(cx.context)) {
      const own = (await news?.(asPlugin(cx, name), since)) ?? [];
      told.push(...own.map((row) => ({ ...row, plugin: name })));
    }
    return { since, news: told.sort(newestFirst).slice(0, MOST_TOLD) };
  },
});
