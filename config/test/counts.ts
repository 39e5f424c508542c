/** How many tests a part says it ran, in whichever of the forms that our runners use. */
export interface Counts {
  passed: number;
  failed: number;
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

export function countsIn(said: string): Counts {
  const lines = said.replace(ESCAPES, "").split("\n").reverse();
  for (const line of lines) {
    const ours = /^(\d+) passed, (\d+) failed\b/.exec(line);
    if (ours) {
      return { passed: Number(ours[1]), failed: Number(ours[2]) };
    }
    // Vitest: `Tests  1 failed | 30 passed (31)`.
    if (/^\s*Tests\s+\d/.test(line)) {
      const of = (word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
      return { passed: of("passed"), failed: of("failed") };
    }
  }
  return { passed: 0, failed: 0 };
}
