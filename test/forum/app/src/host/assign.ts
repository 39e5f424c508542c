/** Copies what the server sent onto a model, past the getters that the model answers itself. */
export function assign(model: object, data: object): void {
  for (const [name, value] of Object.entries(data)) {
    const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(model) as object, name);
    if (!own?.get || own.set) {
      (model as Record<string, unknown>)[name] = value;
    }
  }
}
