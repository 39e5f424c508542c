import { i18n } from "discourse-i18n";
import { effortLabel } from "discourse/plugins/coop-core/discourse/lib/effort";
import {
  capitalised,
  inWords,
} from "discourse/plugins/coop-core/discourse/lib/words";
import type { BoardAnswer, BoardRow } from "./tasks-api";
import { askByInWords, whenInWords } from "./when-words";

const sentence = (parts: (string | null)[]): string => {
  const said = parts.filter(Boolean).join(", ");
  return said && `${capitalised(said)}.`;
};

/** "from home", or the place. */
export const whereInWords = ({
  place,
  remote,
}: Pick<BoardRow, "place" | "remote">): string | null =>
  place ?? (remote ? i18n("coop_tasks.facts.from_home") : null);

/** "Two more and it can go ahead." */
const shortage = ({ missing }: BoardRow): string | null =>
  missing > 0
    ? i18n("coop_tasks.board.needed.missing", {
        count: missing,
        number: inWords(missing),
      })
    : null;

/** Why it is needed: as whoever pinned it says, else what to know of it. */
export function whyNeeded(row: BoardAnswer["needed"][number]): string {
  const own = [
    sentence([
      effortLabel(row),
      whereInWords(row),
      whenInWords(row),
      askByInWords(row),
    ]),
    row.no_experience ? sentence([i18n("coop_tasks.board.fresh.1")]) : null,
    row.chat_first ? sentence([i18n("coop_tasks.row.chat_first")]) : null,
  ];
  const more = shortage(row);
  return [...(row.words ? [row.words] : own), more && sentence([more])]
    .filter(Boolean)
    .join(" ");
}
