/**
 * What plugins ask of one another. A question is answered by one plugin; a
 * request changes something, runs in the caller's transaction and is
 * idempotent by the fact that caused it. Where the plugin that answers is not
 * there or is off, the answer is `absent`, and every caller has a place for that.
 */
import type { Person } from "./forum/people";
import type { Cx } from "./kernel/act";

export const absent = Symbol("absent");

declare const input: unique symbol;
declare const output: unique symbol;

export interface Contract<I, O> {
  name: string;
  [input]?: I;
  [output]?: O;
}

export interface Answer {
  contract: string;
  run(input: unknown, cx: Cx<any>): Promise<unknown>;
}

export const contract = <I, O>(name: string): Contract<I, O> => ({ name });

/** Declares, in a plugin's `answers`, that it answers a contract. */
export const answer = <I, O, DB>(to: Contract<I, O>, run: (input: I, cx: Cx<DB>) => Promise<O>): Answer => ({
  contract: to.name,
  run: run as Answer["run"],
});

/** Asks whichever enabled plugin answers; its code runs under its own name. */
export async function ask<I, O>(cx: Cx<any>, asked: Contract<I, O>, about: I): Promise<O | typeof absent> {
  for (const plugin of cx.scope.registry.enabled(cx.context)) {
    const found = plugin.answers?.find(({ contract: name }) => name === asked.name);
    if (found) {
      return (await found.run(about, asPlugin(cx, plugin.name))) as O;
    }
  }
  return absent;
}

/** A member co-op as it is named beside what its people do. */
export interface CoopName {
  id: number;
  name: string;
}

/** A circle as it is named and linked to from what lies in its category. */
export interface CircleName {
  id: number;
  name: string;
  /** Its page, to be put behind the forum's base path. */
  path: string;
}

/**
 * The member co-ops in whose name a person may act now, by name; none where they
 * may for no co-op. For rules and for the person's own choice: what it says of
 * somebody else is shown to nobody. Absent without membership, and then everybody
 * acts for themselves.
 */
export const coopsOfPerson = contract<{ user_id: number }, CoopName[] | typeof absent>("coops_of_person");

/**
 * The names of member co-ops by id, for showing in whose name something was done,
 * also long ago: of a co-op that has left too. What nobody knows any more is
 * missing. One question for all ids of a view or a page of a list.
 */
export const coopNames = contract<{ ids: readonly number[] }, ReadonlyMap<number, string> | typeof absent>(
  "coop_names"
);

/**
 * The circle whose category this is, to name it and lead to it. The answer is the
 * viewer's: absent where the category belongs to no circle or the viewer may not
 * see it, as without circles. Then the category's own name stands for it.
 */
export const circleOfCategory = contract<{ category_id: number }, CircleName | typeof absent>("circle_of_category");

/** An opening as another plugin lists it: what the shared components draw of it. */
export interface OpeningInCategory {
  id: number;
  /** Its page, to be put behind the forum's base path. */
  path: string;
  kind: "task" | "role";
  band: "very_little" | "small" | "larger";
  title: string;
  note: string | null;
  minutes_from: number | null;
  minutes_to: number | null;
  rhythm: "once" | "monthly" | "every_few_months" | "ongoing";
  time_words: string | null;
  due_on: string | null;
  seats: number | null;
  taken: number;
  free: number | null;
  /** The first who hold a place. */
  people: Person[];
  /** Somebody can take it on now. */
  is_open: boolean;
}

/**
 * What stands on a category's sign-up board, for the page of its circle: the
 * viewer's, shortest first, and how many there are in all. Nothing where the
 * viewer may not see the category. Absent without boards, and then the page has
 * no such part.
 */
export const openingsOfCategory = contract<
  { category_id: number; limit: number },
  { openings: OpeningInCategory[]; total: number } | typeof absent
>("openings_of_category");

/** A page of this forum to which somebody is led on, as the viewer would find it there. */
export interface StandsThere {
  title: string;
  /** Whether one can take part there now. */
  state: "to_come" | "open" | "over";
}

/**
 * The circle, the event or the nomination that has its page at a path of this
 * forum: one plugin answers for each of the three. The answer is the viewer's:
 * absent where nothing of the kind is there or they may not see it, as without
 * the plugin. Then the address alone leads on.
 */
export const circleAt = contract<{ path: string }, StandsThere | typeof absent>("circle_at");
export const eventAt = contract<{ path: string }, StandsThere | typeof absent>("event_at");
export const nominationAt = contract<{ path: string }, StandsThere | typeof absent>("nomination_at");

/** The same call, run by another plugin's code: facts and orders bear its name. */
export const asPlugin = <C extends Cx<any, any>>(cx: C, plugin: string): C => ({
  ...cx,
  scope: { ...cx.scope, plugin },
});
