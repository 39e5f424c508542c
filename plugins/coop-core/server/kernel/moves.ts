/** Which act is allowed in which state: one table for each noun, read by its policies, acts and tests. */
import type { RefusalValues } from "./refusal";
import { no, yes, type Verdict } from "./verdict";

/** What each state answers to one act: yes, or the code that refuses it. */
export type MovesRow<State extends string, Code extends string> = Record<State, "yes" | Code>;

export interface Moves<Act extends string, State extends string, Code extends string> {
  readonly table: Readonly<Record<Act, MovesRow<State, Code>>>;
  /** @param values what the sentences of single codes need */
  verdict(act: Act, state: State, values?: { [C in Code]?: RefusalValues }): Verdict;
  /** What the states may refuse an act with, for its `refuses`. */
  refusalsOf(act: Act): Record<string, 409>;
}

/** The types say which acts, states and codes there are, so that no pair is forgotten. */
export const moves = <Act extends string, State extends string, Code extends string>(
  table: Record<Act, MovesRow<State, Code>>
): Moves<Act, State, Code> => ({
  table,
  verdict(act, state, values = {}) {
    const entry = table[act][state];
    return entry === "yes" ? yes : no(409, entry, values[entry]);
  },
  refusalsOf(act) {
    const codes = Object.values<"yes" | Code>(table[act]).filter((entry) => entry !== "yes");
    return Object.fromEntries(codes.map((code) => [code, 409]));
  },
});
