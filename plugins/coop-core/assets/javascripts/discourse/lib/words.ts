import { i18n } from "discourse-i18n";
import { locale } from "./dates";

/** Numbers up to this are written as words in sentences. */
const MOST_IN_WORDS = 20;

/** "four", and digits from twenty-one on. */
export const inWords = (count: number): string =>
  Number.isInteger(count) && count >= 0 && count <= MOST_IN_WORDS
    ? i18n(`coop_core.numbers.${count}`)
    : String(count);

/** "Four": for the beginning of a sentence. */
export const capitalised = (text: string): string =>
  text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** "Ana, Joe and Nia" */
export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(locale()).format(names);

export const firstName = (person: {
  name: string | null;
  username: string;
}): string => (person.name?.trim() || person.username).split(/\s+/)[0]!;

export const fullName = (person: {
  name: string | null;
  username: string;
}): string => person.name?.trim() || person.username;
