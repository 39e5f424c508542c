/** Hands a handler the value of the field that changed. */
export default function withEventValue(callback: (value: string) => unknown): (event: Event) => unknown {
  return (event) => callback((event.target as HTMLInputElement).value);
}
