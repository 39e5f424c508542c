import type Site from "discourse/models/site";

const CREATE_TOPICS = 1;

/** A category, whose board it is. */
export interface BoardChoice {
  id: number;
  name: string;
}

/** Boards on which the person may put something: where they may start topics, and where it stands already. */
export function boardsFor(site: Site, present?: number): BoardChoice[] {
  const categories = (site.categories ?? []) as unknown as (BoardChoice & {
    permission?: number | null;
  })[];
  return categories.filter(
    ({ id, permission }) => permission === CREATE_TOPICS || id === present
  );
}
