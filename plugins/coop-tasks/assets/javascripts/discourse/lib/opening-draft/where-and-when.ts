import { type DraftPart, number, text } from "./part";

export interface WhereAndWhen {
  category_id: number | null;
  due_on: string;
  place: string;
  remote: boolean;
  paid: boolean;
}

export const whereAndWhen: DraftPart<
  WhereAndWhen,
  keyof WhereAndWhen | "due_zone"
> = {
  blank: {
    category_id: null,
    due_on: "",
    place: "",
    remote: false,
    paid: false,
  },

  of: ({ category_id, due_on, place, remote, paid }) => ({
    category_id,
    due_on: due_on ?? "",
    place: place ?? "",
    remote,
    paid,
  }),

  input({ category_id, due_on: day, place, remote, paid }, before) {
    const due_on = text(day);
    return {
      category_id: number(category_id) as number,
      due_on,
      // The zone goes with a day that stays the same.
      due_zone: due_on && due_on === before?.due_on ? before.due_zone : null,
      place: text(place),
      remote,
      paid,
    };
  },
};
