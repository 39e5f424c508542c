import { type DraftPart, number } from "./part";

/** A kind of place while it is filled in; a new one has no id. */
export interface KindDraft {
  id: number | null;
  name: string;
  seats: number | null;
  minimum: number | null;
}

export interface Places {
  seats: number | null;
  minimum: number | null;
  seat_kinds: KindDraft[];
}

export const blankKind = (): KindDraft => ({
  id: null,
  name: "",
  seats: 1,
  minimum: null,
});

/** As many as like to, each with the same to do. */
export const NO_LIMIT: Places = { seats: null, minimum: null, seat_kinds: [] };

export const places: DraftPart<Places, keyof Places> = {
  blank: { seats: 1, minimum: null, seat_kinds: [] },

  of: ({ seats, minimum, seat_kinds }) => ({
    seats,
    // Kinds have their own.
    minimum: seat_kinds.length ? null : minimum,
    seat_kinds: seat_kinds.map((kind) => ({
      id: kind.id,
      name: kind.name,
      seats: kind.seats,
      minimum: kind.minimum || null,
    })),
  }),

  input: ({ seats, minimum, seat_kinds }) => ({
    seats: seat_kinds.length ? null : number(seats),
    minimum: seat_kinds.length ? null : number(minimum),
    seat_kinds: seat_kinds.map((kind) => ({
      id: kind.id,
      name: kind.name.trim(),
      // What was left empty is said at the field by the server.
      seats: number(kind.seats) ?? 0,
      minimum: number(kind.minimum) ?? 0,
    })),
  }),
};

export const isPlaces = (value: unknown): value is KindDraft[] =>
  Array.isArray(value);

/** "2 Drivers, 3 In the kitchen": for comparing two versions. */
export const kindsInWords = (kinds: KindDraft[]): string =>
  kinds
    .map(({ name, seats, minimum }) =>
      minimum ? `${seats} (${minimum}) ${name}` : `${seats} ${name}`
    )
    .join(", ");
