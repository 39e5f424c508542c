import type Owner from "@ember/owner";
import { getContext, settled } from "@ember/test-helpers";
import { setupApplicationTest } from "ember-qunit";
import * as QUnit from "qunit";
import type MessageBusService from "../../src/discourse/services/message-bus";
import { fixtures, PERSON, startWith } from "../starting";
import pretender, { response } from "./create-pretender";

interface Needs {
  /** Signs somebody in; what is given differs from the usual person. */
  user(overrides?: object): void;
  settings(values: object): void;
  site(values: object): void;
  pretender(answer: (server: typeof pretender, helper: { response: typeof response }) => void): void;
  hooks: NestedHooks;
}

/** A test of whole pages: the forum starts, its plugins run, and one visits. */
export function acceptance(name: string, body: (needs: Needs) => void): void {
  QUnit.module(name, (hooks) => {
    const data = fixtures();
    const answers: Parameters<Needs["pretender"]>[0][] = [];
    body({
      hooks,
      user: (overrides = {}) => (data.currentUser = { ...PERSON, ...overrides }),
      settings: (values) => Object.assign(data.siteSettings, values),
      site: (values) => Object.assign(data.site, values),
      pretender: (answer) => answers.push(answer),
    });
    hooks.beforeEach(() => {
      startWith({ data: structuredClone(data), runsPlugins: true });
      answers.forEach((answer) => answer(pretender, { response }));
    });
    setupApplicationTest(hooks);
  });
}

/** A live message, as if it had come from the server. */
export async function publishToMessageBus(channel: string, ...args: unknown[]): Promise<void> {
  const { owner } = getContext() as unknown as { owner: Owner };
  const bus = owner.lookup("service:message-bus") as MessageBusService;
  bus.deliver([{ channel, data: args[0], global_id: -1, message_id: -1 }]);
  await settled();
}

export function query(selector: string): Element | null {
  return document.querySelector(`#ember-testing ${selector}`);
}

export function queryAll(selector: string): Element[] {
  return [...document.querySelectorAll(`#ember-testing ${selector}`)];
}

export function exists(selector: string): boolean {
  return query(selector) !== null;
}
