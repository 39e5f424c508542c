/** `@bind`: a method that keeps its `this` when it is handed on. */
export function bind(
  _target: object,
  name: string,
  descriptor: PropertyDescriptor
): { configurable: boolean; get(): (...args: unknown[]) => unknown } {
  const method = descriptor.value as (...args: unknown[]) => unknown;
  return {
    configurable: true,
    get(this: object) {
      const bound = method.bind(this);
      Object.defineProperty(this, name, { value: bound, configurable: true, writable: true });
      return bound;
    },
  };
}
