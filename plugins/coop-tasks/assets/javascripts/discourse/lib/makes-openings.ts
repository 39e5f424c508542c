import type Site from "discourse/models/site";
import { boardsFor } from "./boards";

interface Topic {
  category_id?: number | null;
  archetype?: string;
  visible?: boolean;
}

/**
 * May an opening be made of a post in this topic? What only some read goes on the
 * board of its own category, and on no other.
 */
export function makesOpenings(site: Site, topic?: Topic | null): boolean {
  if (
    !topic?.category_id ||
    topic.archetype === "private_message" ||
    topic.visible === false
  ) {
    return false;
  }
  const boards = boardsFor(site);
  const own = (
    site.categories as unknown as
      | { id: number; read_restricted?: boolean }[]
      | undefined
  )?.find(({ id }) => id === topic.category_id);
  return own?.read_restricted === false
    ? boards.length > 0
    : boards.some(({ id }) => id === topic.category_id);
}
