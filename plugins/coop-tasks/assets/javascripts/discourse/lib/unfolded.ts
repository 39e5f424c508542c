const known = new WeakMap<object, Set<string>>();

/** The lists that somebody has unfolded since the forum was loaded, by the names of their groups. */
export function unfoldedIn(owner: object): Set<string> {
  const names = known.get(owner) ?? new Set<string>();
  known.set(owner, names);
  return names;
}
