import { type DraftPart, number, text } from "./part";

export interface Copies {
  copies_stock: number | null;
  copies_most: number | null;
  first_group_id: number | null;
  others_from: string;
}

export const copies: DraftPart<Copies, keyof Copies | "others_from_zone"> = {
  blank: {
    copies_stock: null,
    copies_most: null,
    first_group_id: null,
    others_from: "",
  },

  of: ({ copies: given }) => ({
    copies_stock: given?.stock ?? null,
    copies_most: given?.most ?? null,
    first_group_id: given?.first_group_id ?? null,
    others_from: given?.others_from ?? "",
  }),

  input: (draft, before) => ({
    copies_stock: number(draft.copies_stock),
    copies_most: number(draft.copies_most),
    first_group_id: number(draft.first_group_id),
    others_from: text(draft.others_from),
    // The zone goes with a day that stays the same.
    others_from_zone:
      before?.copies && text(draft.others_from) === before.copies.others_from
        ? before.copies.others_from_zone
        : null,
  }),
};
