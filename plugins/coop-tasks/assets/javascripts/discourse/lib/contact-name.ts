import type User from "discourse/models/user";
import { firstName } from "discourse/plugins/coop-core/discourse/lib/words";
import type { Opening } from "./tasks-api";

/** Who will hear from me; null where nobody looks after it, or where I do so myself. */
export const contactName = (
  { contact_person }: Opening,
  me: User | null
): string | null =>
  contact_person && contact_person.id !== me?.id
    ? firstName(contact_person)
    : null;
