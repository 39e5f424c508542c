import { i18n } from "discourse-i18n";
import { dayInWords } from "discourse/plugins/coop-core/discourse/lib/dates";
import { capitalised } from "discourse/plugins/coop-core/discourse/lib/words";
import type { Opening } from "./tasks-api";

/** "150 left", "none left"; null where there is no limit. */
export const copiesInShort = ({
  copies_left,
}: Pick<Opening, "copies_left">): string | null =>
  copies_left === null
    ? null
    : copies_left === 0
      ? i18n("coop_tasks.parcel.none_left")
      : i18n("coop_tasks.parcel.left", { count: copies_left });

/** "150 left. At most 50 in one order." */
export const howMany = (opening: Opening): string =>
  [
    copiesInShort(opening),
    opening.copies?.most_in_one
      ? i18n("coop_tasks.parcel.most", { count: opening.copies.most_in_one })
      : null,
  ]
    .filter((part) => part !== null)
    .map((part) => `${capitalised(part)}.`)
    .join(" ");

/** Who comes first, as long as that is so. */
export const whoFirst = ({ copies, can }: Opening): string | null => {
  const { order_copies } = can;
  return !order_copies.ok &&
    order_copies.code === "members_first" &&
    copies?.others_from
    ? i18n(
        `coop_tasks.parcel.${copies.first_group ? "group_first" : "some_first"}`,
        {
          group: copies.first_group ?? "",
          day: dayInWords(copies.others_from),
        }
      )
    : null;
};
