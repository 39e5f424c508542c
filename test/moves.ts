/** A noun's table of moves, checked through its policies: every act in every state. */
import { describe, expect, it } from "vitest";
import type { Moves } from "../plugins/coop-core/server/kernel/moves";
import type { Verdict } from "../plugins/coop-core/server/kernel/verdict";

interface Checked<Act extends string, State extends string, Code extends string> {
  moves: Moves<Act, State, Code>;
  states: readonly State[];
  /** The codes as members would expect them, written out once more on purpose; what is not named is a yes. */
  expected: Record<Act, { [S in State]?: Code }>;
  /** Each act's policy, asked by somebody who may, about something in that state. */
  policies: Record<Act, (state: State) => Verdict>;
}

export function checkMoves<Act extends string, State extends string, Code extends string>({
  moves,
  states,
  expected,
  policies,
}: Checked<Act, State, Code>): void {
  describe.each(Object.keys(moves.table) as Act[])("%s", (act) => {
    it.each([...states])("where it is %s", (state) => {
      const verdict = policies[act](state);
      expect(verdict.ok ? "yes" : `${verdict.status} ${verdict.code}`).toBe(
        expected[act][state] === undefined ? "yes" : `409 ${expected[act][state]}`
      );
    });

    it("announces what it is refused with, and nothing else", () => {
      const codes = Object.values<Code | undefined>(expected[act]);
      expect(Object.keys(moves.refusalsOf(act)).sort()).toEqual([...new Set(codes)].sort());
    });
  });
}
