import type Site from "discourse/models/site";

/** A group of the forum's people, not one that Discourse keeps by itself. */
export interface GroupChoice {
  id: number;
  name: string;
}

export function groupsOf(site: Site): GroupChoice[] {
  const groups = ((site as { groups?: unknown }).groups ??
    []) as (GroupChoice & {
    automatic?: boolean;
    full_name?: string | null;
  })[];
  return groups
    .filter(({ automatic }) => !automatic)
    .map(({ id, name, full_name }) => ({ id, name: full_name || name }));
}
