import { type DraftPart, number, text } from "./part";

export interface WhereAndWhen {
  category_id: number | null;
  due_on: string;
  from_on: string;
  to_on: string;
  place: string;
  remote: boolean;
  paid: boolean;
  rate: string;
  days: string;
}

export const whereAndWhen: DraftPart<
  WhereAndWhen,
  keyof WhereAndWhen | "due_zone"
> = {
  blank: {
    category_id: null,
    due_on: "",
    from_on: "",
    to_on: "",
    place: "",
    remote: false,
    paid: false,
    rate: "",
    days: "",
  },

  of: ({ category_id, remote, paid, ...opening }) => ({
    category_id,
    due_on: opening.due_on ?? "",
    from_on: opening.from_on ?? "",
    to_on: opening.to_on ?? "",
    place: opening.place ?? "",
    remote,
    paid,
    rate: opening.rate ?? "",
    days: opening.days ?? "",
  }),

  input({ category_id, place, remote, paid, rate, days, ...when }, before) {
    const [due_on, from_on, to_on] = [
      text(when.due_on),
      text(when.from_on),
      text(when.to_on),
    ];
    const same =
      due_on === before?.due_on &&
      from_on === before?.from_on &&
      to_on === before?.to_on;
    return {
      category_id: number(category_id) as number,
      due_on,
      from_on,
      to_on,
      // The zone goes with days that stay the same.
      due_zone: same ? before.due_zone : null,
      place: text(place),
      remote,
      paid,
      rate: paid ? text(rate) : null,
      days: paid ? text(days) : null,
    };
  },
};
