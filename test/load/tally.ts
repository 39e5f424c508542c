import { inspect } from "node:util";

/** Counts what holds and what does not, a line for each. */
export class Tally {
  passed = 0;
  failed = 0;

  async check(name: string, work: () => Promise<string | void>): Promise<void> {
    const begun = performance.now();
    try {
      const figures = await work();
      this.passed++;
      console.log(`ok    ${name}${figures ? `: ${figures}` : ""}  (${Math.round(performance.now() - begun)} ms)`);
    } catch (error) {
      this.failed++;
      console.log(`FAIL  ${name}\n${inspect(error).replace(/^/gm, "      ")}`);
    }
  }
}
