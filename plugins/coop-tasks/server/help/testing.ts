/** Somebody without an account, with a mailbox: offers help, and follows what is written to them. */
import type { BoardForum } from "../testing";

export interface Letter {
  subject: string;
  body: string;
}

/** What was written to an address, the oldest first, once all that is due is done. */
export async function lettersTo(forum: BoardForum, address: string): Promise<Letter[]> {
  await forum.tick();
  const rows = await forum.sql<{ raw: string }>`
    SELECT raw FROM email_logs WHERE lower(to_address) = ${address.toLowerCase()} AND email_type = 'coop_letter' ORDER BY id`;
  return rows.map(({ raw }) => {
    const [head, ...body] = raw.split("\r\n\r\n");
    return { subject: /^Subject: (.*)$/m.exec(head!)![1]!.trim(), body: body.join("\r\n\r\n") };
  });
}

/** The id and the token of the link in a letter. */
function linkIn({ body }: Letter): { help_id: number; token: string } {
  const [, id, token] = /\/board\/offers\/(\d+)\/(\S+)/.exec(body)!;
  return { help_id: Number(id), token: token! };
}

type OfferInput = Parameters<ReturnType<BoardForum["as"]>["tasks"]["offerHelp"]>[0];

let count = 0;

/** Offers help by a new address, and gives the link of the letter. */
export async function offer(forum: BoardForum, input: Partial<OfferInput> = {}) {
  const email = input.email ?? `jo${++count}@example.org`;
  await forum.as(null).tasks.offerHelp({ name: "Jo Bloggs", words: "I drive a van.", ...input, email });
  const link = linkIn((await lettersTo(forum, email)).at(-1)!);
  return { email, ...link };
}

/** The same, confirmed. */
export async function confirmed(forum: BoardForum, input: Partial<OfferInput> = {}) {
  const { email, ...link } = await offer(forum, input);
  await forum.as(null).tasks.confirmHelp(link);
  return { email, ...link };
}
