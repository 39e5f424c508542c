/** What `npm test` runs: each part is a command of its own that can be run alone. */

export interface Part {
  name: string;
  /** As given to npm, in whose scripts it stands. */
  script: string;
  args?: string[];
  /** Names of parts that have to be done before. */
  after?: string[];
  /** A check passes or fails as one; anything else says itself how many passed. */
  check?: boolean;
}

/** The longest first, so that no lane ends long before the others. */
export const PARTS: Part[] = [
  { name: "forum app", script: "build:forum-app", check: true },
  { name: "conformance", script: "conformance" },
  { name: "types", script: "check:types", check: true },
  { name: "journeys", script: "test:journeys", after: ["forum app"] },
  { name: "lint", script: "lint", check: true },
  { name: "rules, acts, host", script: "test:server" },
  { name: "build", script: "build", check: true },
  { name: "components", script: "test:qunit" },
  { name: "build transforms", script: "test:build", after: ["build"] },
];
