let last = 0;

export default function dUniqueId(): string {
  return `ember-id-${++last}`;
}
