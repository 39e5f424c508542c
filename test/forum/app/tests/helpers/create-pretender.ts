/** A server for tests: what a test has not foreseen fails it by name. */
import Pretender from "pretender";

const pretender = new Pretender();

export default pretender;

type Registry = Record<string, { handlers: unknown[] }>;

/** Between tests nothing is foreseen. */
export function resetPretender(): void {
  const { hosts } = pretender as unknown as { hosts: { forURL(url: string): Registry } };
  for (const registry of Object.values(hosts.forURL("/"))) {
    registry.handlers = [];
  }
}

pretender.unhandledRequest = (verb, path) => {
  throw new Error(`No answer foreseen in this test: ${verb} ${path}`);
};

export function response(code: number | object, body?: object): [number, Record<string, string>, string] {
  const [status, json] = typeof code === "number" ? [code, body ?? {}] : [200, code];
  return [status, { "Content-Type": "application/json" }, JSON.stringify(json)];
}

export function parsePostData(body: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}
