import type { Answer } from "../contracts";
import type { Fact } from "../facts";
import type { Flaggable } from "../flags/flaggable";
import type { ForumEvents } from "../forum/events";
import type { Letter } from "../letters";
import type { TopicRecordView } from "../topic-records";
import type { News } from "../visits/news";
import type { Waits } from "../waits/waits";
import type { Viewer } from "../viewer";
import type { Act, Cx } from "./act";

type SystemCx = Cx<any, null>;

/** The table of contents of a plugin's server: everything it can be called for. */
export interface Plugin<
  Acts extends Record<string, Act<any, any, any>> = Record<string, Act<any, any, any>>,
  Name extends string = string,
> {
  /** Without `coop-`: the `<plugin>` of `/coop/<plugin>/<act>`. */
  name: Name;
  /** By their names in addresses: `claim-opening`. Reading acts begin with list-, show- or count-. */
  acts: Acts;
  /** Facts of any plugin that this one reacts to: `tasks.opening_claimed`. At least once each, after commit. */
  listens?: Record<string, (fact: Fact, cx: SystemCx) => Promise<void>>;
  /** What falls due, by kind. At least once each. */
  due?: Record<string, (data: any, cx: SystemCx) => Promise<void>>;
  /** What is done with the ids when an order was performed, by the order's `then`. */
  done?: Record<string, (about: any, result: any, cx: SystemCx) => Promise<void>>;
  /** E-mails to addresses, by the `letter` of their order: written when they are sent, or null where nobody is left to write to. */
  letters?: Record<string, (about: any, cx: SystemCx) => Promise<Letter | null>>;
  /** What this plugin asks of a person and what the person has promised: the page `/coop/me`. */
  waits?: (cx: Cx<any, Viewer>) => Promise<Waits>;
  /** What happened to this person's things since an instant, of what they may see now: the page `/coop/me`. Ten at most. */
  news?: (cx: Cx<any, Viewer>, since: string) => Promise<News[]>;
  /** Answers to questions and requests of other plugins. */
  answers?: Answer[];
  /** What happens in the forum: people and categories that go, topics that move. */
  on?: { [E in keyof ForumEvents]?: (event: ForumEvents[E], cx: SystemCx) => Promise<void> };
  /** Texts that people can flag into the forum's review queue, by noun. */
  flaggable?: Record<string, Flaggable>;
  /** Once a day: compare the tables with the forum's, for what raised no event. */
  reconcile?: (cx: SystemCx) => Promise<void>;
  /** What a topic shows of the records that belong to it, by noun; one query for all ids. */
  topic_records?: Record<string, (ids: number[], cx: Cx<any>) => Promise<TopicRecordView[]>>;
}

/** Declares a plugin; keeps its name and the types of its acts for those who call it. */
export const definePlugin = <Acts extends Record<string, Act<any, any, any>>, const Name extends string>(
  plugin: Plugin<Acts, Name>
): Plugin<Acts, Name> => plugin;
