import type User from "discourse/models/user";
import { i18n } from "discourse-i18n";
import {
  firstName,
  fullName,
} from "discourse/plugins/coop-core/discourse/lib/words";
import type { Claim } from "./tasks-api";

/** Null where their account is gone. */
type Person = Claim["person"];

export const isMe = (me: User | null, person: Person): boolean =>
  !!me && person?.id === me.id;

export const nameOf = (person: Person): string =>
  person ? fullName(person) : i18n("coop_tasks.places.somebody");

export const firstNameOf = (person: Person): string =>
  person ? firstName(person) : i18n("coop_tasks.places.somebody");
