/** One thing to do for somebody for whom nothing waits; each plugin may offer one. */
export interface Suggestion {
  /** Locale key. */
  label: string;
  path: string;
}

const offered: Suggestion[] = [];

export function suggest(suggestion: Suggestion): void {
  if (!offered.some(({ path }) => path === suggestion.path)) {
    offered.push(suggestion);
  }
}

export const suggestion = (): Suggestion | undefined => offered[0];
