/** Short lists of single lines, kept one under the other. */
import { schema } from "coop-core/server";
import * as v from "valibot";

export const lines = (most: number, length: number) =>
  v.optional(v.pipe(v.array(schema.line(length)), v.maxLength(most)), []);

/** What is written twice stands once. */
export const joined = (written: readonly string[]): string | null =>
  written.length === 0 ? null : [...new Set(written)].join("\n");

export const linesOf = (kept: string | null): string[] => kept?.split("\n") ?? [];
