/** E-mails to whoever offers help: one to confirm, and what became of it. */
import { nameOf, order, type Cx, type Letter } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import type { Help, OverBecause } from "./help";
import { tellMember } from "./member";
import { findHelp, seenOpening } from "./rows";
import { pathFor } from "./token";

type TasksCx = Cx<TasksDatabase>;

type Word = "confirm" | "taken_up" | "declined" | "suggested" | "passed_on" | OverBecause;

interface About {
  help_id: number;
  word: Word;
}

/** An answer of two weeks ago is better not told any more; a link to confirm ends with its offer. */
const TOLERANCE = { confirm: 3 * 24 * 60, others: 14 * 24 * 60 };

/** To a member nothing is written: they are told here. @param thing tells letters of one word apart */
export const writeTo = (
  cx: TasksCx,
  help: Pick<Help, "id" | "user_id" | "from_member">,
  word: Word,
  thing: number | "" = ""
): Promise<void> =>
  help.from_member
    ? tellMember(cx, help, word, thing || null)
    : order(cx, "mail_letter", {
        key: `tasks:help-letter:${help.id}:${word}:${thing}`,
        data: { letter: "help", about: { help_id: help.id, word } },
        tolerance: word === "confirm" ? TOLERANCE.confirm : TOLERANCE.others,
      });

/** The last letter, with which the offer itself goes. */
export const writeLast = (cx: TasksCx, help: Pick<Help, "id">, word: OverBecause): Promise<void> =>
  order(cx, "mail_letter", {
    key: `tasks:help-letter:${help.id}:over`,
    data: { letter: "help", about: { help_id: help.id, word } },
    then: { name: "help_over", about: { help_id: help.id } },
  });

/** Where their account is gone, the forum speaks for them. */
async function nameOfAnswerer(cx: TasksCx, { answered_by }: Help): Promise<string> {
  const person =
    answered_by === null
      ? undefined
      : await cx.db.selectFrom("users").select(["name", "username"]).where("id", "=", answered_by).executeTakeFirst();
  return person ? nameOf(cx, person) : String(cx.context.settings["title"]);
}

/**
 * A title is named where everybody may see it. The letter to confirm says nothing
 * that was typed into the form: anybody can give anybody's address there.
 */
export async function helpLetter({ help_id, word }: About, cx: Cx<TasksDatabase, null>): Promise<Letter | null> {
  const help = await findHelp(cx, help_id);
  if (!help?.email) {
    return null;
  }
  const opening = await seenOpening(cx, word === "suggested" ? help.suggested_opening_id : help.opening_id);
  if (word === "suggested" && !opening) {
    return null;
  }
  const path = word === "suggested" ? `/board/${help.suggested_opening_id}` : await pathFor(cx, help);
  return {
    to: help.email,
    message: `coop_tasks.letters.${word}${opening ? "" : "_private"}`,
    values: {
      url: `${cx.context.base_url}${path}`,
      ...(opening && { title: opening.title }),
      ...(word !== "confirm" && { name: help.name, who: await nameOfAnswerer(cx, help) }),
    },
  };
}
