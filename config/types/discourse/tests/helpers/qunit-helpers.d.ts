// The real declaration leaves every argument open; this is what tests use of it.
import type Pretender from "pretender";
import type { ResponseData } from "pretender";

export interface Needs {
  user(overrides?: object): void;
  settings(values: object): void;
  site(values: object): void;
  pretender(
    answer: (server: Pretender, helper: { response(code: number | object, body?: object): ResponseData }) => void
  ): void;
  hooks: NestedHooks;
}

export function acceptance(name: string, body: (needs: Needs) => void): void;
export function publishToMessageBus(channel: string, ...args: unknown[]): Promise<void>;
export function query(selector: string): Element | null;
export function queryAll(selector: string): Element[];
export function exists(selector: string): boolean;
