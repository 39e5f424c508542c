import Service from "@ember/service";

type Listener = (...args: unknown[]) => void;

/** The forum's own events, such as `page:changed`. */
export default class AppEvents extends Service {
  #listeners = new Map<string, { target: unknown; method: Listener | string; bound: Listener }[]>();

  on(name: string, ...given: unknown[]): any {
    const [target, method] = given.length > 1 ? [given[0], given[1]] : [undefined, given[0]];
    const bound: Listener = (...args) => {
      const fn = typeof method === "string" ? (target as Record<string, Listener>)[method] : (method as Listener);
      fn?.apply(target, args);
    };
    const list = this.#listeners.get(name) ?? [];
    this.#listeners.set(name, [...list, { target, method: method as Listener, bound }]);
    return this;
  }

  off(name: string, ...given: unknown[]): any {
    const [target, method] = given.length > 1 ? [given[0], given[1]] : [undefined, given[0]];
    const list = this.#listeners.get(name) ?? [];
    this.#listeners.set(
      name,
      list.filter((one) => one.target !== target || one.method !== method)
    );
    return this;
  }

  has(name: string): boolean {
    return !!this.#listeners.get(name)?.length;
  }

  trigger(name: string, ...args: unknown[]): void {
    for (const { bound } of this.#listeners.get(name) ?? []) {
      bound(...args);
    }
  }
}
