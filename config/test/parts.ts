/** What `npm test` runs, in order: each part is a command of its own that can be run alone. */

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

export const PARTS: Part[] = [
  { name: "build", script: "build", check: true },
  { name: "forum app", script: "build:forum-app", check: true },
  { name: "types", script: "check:types", check: true },
  { name: "rules, acts, host", script: "test:server" },
  { name: "components", script: "test:qunit" },
  { name: "conformance", script: "conformance" },
  { name: "journeys", script: "test:journeys", after: ["forum app"] },
  { name: "build transforms", script: "test:build" },
  { name: "lint", script: "lint", check: true },
];
