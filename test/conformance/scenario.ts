/** How a scenario is written and what it may expect. */
import assert from "node:assert/strict";
import { Refused, type Answer } from "./caller";
import type { World } from "./world";

export interface Scenario {
  plugin: string;
  name: string;
  /** Moves the clock, or looks where only an embedded forum can be looked into. */
  embeddedOnly: boolean;
  run(world: World): Promise<void>;
}

export const scenarios: Scenario[] = [];

/** For the scenarios of one plugin: `const { scenario, embedded } = scenariosOf("tasks")`. */
export function scenariosOf(plugin: string) {
  const add = (embeddedOnly: boolean) => (name: string, run: Scenario["run"]) => {
    scenarios.push({ plugin, name, embeddedOnly, run });
  };
  return { scenario: add(false), embedded: add(true) };
}

/** Every text within a value. */
const textsIn = (value: unknown): string[] =>
  typeof value === "string"
    ? [value.trim()].filter(Boolean)
    : value !== null && typeof value === "object"
      ? Object.values(value).flatMap(textsIn)
      : [];

/**
 * Discourse's error shape, with a sentence for people and not the bare code.
 * @param sent what was asked for: a sentence may repeat it as it is
 */
export function assertErrorShape({ status, body, text }: Answer, sent?: unknown): void {
  assert.ok(body && typeof body === "object", `${status} is not JSON: ${text.slice(0, 200)}`);
  assert.ok(Array.isArray(body.errors) && body.errors.length > 0, `no errors in ${text.slice(0, 300)}`);
  assert.equal(typeof body.error_type, "string", `no error_type in ${text.slice(0, 300)}`);
  for (const sentence of body.errors) {
    assert.equal(typeof sentence, "string");
    assert.notEqual(sentence, body.error_type, `${body.error_type} has no sentence`);
    const own = textsIn(sent).reduce((rest, echo) => rest.replaceAll(echo, ""), sentence);
    assert.doesNotMatch(own, /%\{|\{\{|translation missing|\[en\./i, "a sentence with a hole");
  }
  if (body.extras !== undefined) {
    assert.equal(typeof body.extras, "object");
  }
}

/** Expects a call to be refused so. @param extras those that have to be there */
export async function refused(
  call: Promise<unknown>,
  status: number,
  code: string,
  extras: object = {}
): Promise<Refused> {
  const error = await call.then(
    (answer) => assert.fail(`expected ${status} ${code}, but it was done: ${JSON.stringify(answer)?.slice(0, 200)}`),
    (thrown: unknown) => thrown
  );
  if (!(error instanceof Refused)) {
    throw error;
  }
  assert.deepEqual([error.status, error.code], [status, code], error.message);
  assertErrorShape(error.answer);
  assert.deepEqual({ ...error.extras, ...extras }, error.extras);
  return error;
}

/** Asks again until it holds: what the forum does after an act takes a moment. */
export async function eventually<T>(look: () => Promise<T>, within = 15_000): Promise<T> {
  for (const until = Date.now() + within; ;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > until) {
        throw error;
      }
      await new Promise((done) => setTimeout(done, 150));
    }
  }
}
