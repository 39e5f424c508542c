/** Help that is offered without an account: confirmed by e-mail, seen by one person or by the team, gone in time. */
import assert from "node:assert/strict";
import type { Caller } from "../caller";
import { refused, scenariosOf } from "../scenario";
import type { Member, World } from "../world";

const { scenario, embedded } = scenariosOf("tasks");

const WORDS = "I could drive the van on Saturdays.";
const PHONE = "+44 131 496 0144";

const helpSeenBy = async ({ tasks }: { tasks: Caller["tasks"] }, opening_id: number) =>
  (await tasks.showOpening({ opening_id })).help;

/** For one piece of work the members of a new group are the solidarity team. */
async function withTeam(world: World, members: Member[], work: () => Promise<void>): Promise<void> {
  const { id } = await world.group(members);
  await world.withSetting("coop_tasks_solidarity_groups", String(id), work);
}

scenario("a visitor may offer help where a place is free, and nobody who has an account", async (world) => {
  const ana = await world.person("ana");
  const opening = await world.opening({ seats: 1 });
  const offers = async (caller: Caller) => (await caller.tasks.showOpening({ opening_id: opening.id })).can.offer_help;
  assert.deepEqual(await offers(world.visitor), { ok: true });
  assert.deepEqual(await offers(ana.caller), { ok: false, code: "has_account", values: {} });
  const input = { opening_id: opening.id, name: "Jo", email: "jo@example.org" };
  await refused(ana.tasks.offerHelp(input), 403, "has_account");
  await world.claim(ana, opening);
  assert.deepEqual(await offers(world.visitor), { ok: false, code: "full", values: { count: 1 } });
});

scenario("a visitor's POST without the token of a browser is forged", async (world) => {
  const { id } = await world.opening();
  const answer = await world.visitor.send("POST", "/coop/tasks/offer-help", {
    opening_id: id,
    name: "Jo",
    email: "jo@example.org",
  });
  assert.equal(answer.status, 403);
  assert.match(answer.text, /BAD CSRF/);
});

scenario("a link that nobody was sent opens nothing, and the team's list is not there for others", async (world) => {
  const [sam, moderator] = [await world.person("sam"), await world.moderator()];
  await refused(world.visitor.tasks.showHelp({ help_id: 1, token: "0".repeat(64) }), 404, "not_found");
  await refused(world.admin.tasks.listHelp(), 404, "not_found");
  for (const { tasks } of [sam, moderator]) {
    await refused(tasks.listHelp(), 404, "not_found");
    await refused(tasks.answerHelp({ help_id: 1 }), 404, "not_found");
  }
});

embedded("help counts once its link was pressed, and the contact person alone sees who offers it", async (world) => {
  const [mairi, sam, moderator] = [await world.newPerson(), await world.person("sam"), await world.moderator()];
  const opening = await world.opening({}, mairi);
  const browser = await world.visitorWithToken();
  const { email, ...link } = await world.offerOfHelp(browser, { opening_id: opening.id, words: WORDS, phone: PHONE });

  // A scanner of links reads what the page reads.
  await world.visitor.tasks.showHelp(link);
  assert.deepEqual(await helpSeenBy(mairi, opening.id), []);

  await browser.tasks.confirmHelp(link);
  await refused(browser.tasks.confirmHelp(link), 409, "help_confirmed");
  const [help] = await helpSeenBy(mairi, opening.id);
  assert.deepEqual([help!.contact, help!.words], [{ way: "phone", detail: PHONE }, WORDS]);
  const secrets = new RegExp(`${email}|496 0144|drive the van`);
  for (const caller of [sam.caller, moderator.caller, world.admin, world.visitor]) {
    for (const path of [
      `show-opening?opening_id=${opening.id}`,
      "list-openings?limit=100",
      "show-board?per_group=50",
    ]) {
      assert.doesNotMatch((await caller.get(`/coop/tasks/${path}`)).text, secrets);
    }
    await refused(caller.tasks.showHelp({ help_id: link.help_id, token: "guessed" }), 404, "not_found");
  }
  for (const caller of [sam.caller, moderator.caller]) {
    await refused(caller.tasks.takeUpHelp({ help_id: link.help_id }), 404, "not_found");
  }
  const notices = await world.noticesOf(mairi, 1);
  assert.equal(notices[0]!.data.message, "coop_tasks.notices.help_offered");
  assert.doesNotMatch(JSON.stringify(notices), new RegExp(`${secrets.source}|Bloggs`));

  await mairi.tasks.takeUpHelp({ help_id: link.help_id });
  const [letter] = await world.lettersTo(email, 2);
  assert.match(letter!.subject, /Your help is welcome/);
});

embedded("nobody learns whether an address is known, and one address is not flooded", async (world) => {
  const opening = await world.opening();
  const browser = await world.visitorWithToken();
  const known = await world.newPerson();
  const addresses = [`${known.username}@example.org`, `${world.mark}-nobody@example.org`];
  const answers = new Set<string>();
  for (const email of [...addresses, ...addresses, ...addresses, ...addresses, ...addresses]) {
    const answer = await browser.send("POST", "/coop/tasks/offer-help", { opening_id: opening.id, name: "Jo", email });
    answers.add(`${answer.status} ${answer.text}`);
  }
  assert.deepEqual([...answers], ['200 {"confirm_by_mail":true}']);
  for (const email of addresses) {
    assert.equal((await world.lettersTo(email, 3)).length, 3);
  }
});

embedded("“I could …” goes to the team alone, who suggest an opening", async (world) => {
  const [leila, sam, moderator] = [await world.newPerson(), await world.person("sam"), await world.moderator()];
  const opening = await world.opening();
  const browser = await world.visitorWithToken();
  assert.equal((await world.visitor.tasks.showBoard()).can_offer_help, false);
  await withTeam(world, [leila], async () => {
    assert.equal((await world.visitor.tasks.showBoard()).can_offer_help, true);
    const { email, ...link } = await world.offerOfHelp(browser, { words: WORDS });
    await browser.tasks.confirmHelp(link);
    assert.equal((await leila.tasks.listHelp()).help[0]!.words, WORDS);
    assert.ok((await leila.core.showWaits()).asked.some(({ key }) => key === `help:${link.help_id}`));
    for (const caller of [sam.caller, moderator.caller, world.admin]) {
      await refused(caller.tasks.listHelp(), 404, "not_found");
    }
    await leila.tasks.suggestOpening({ help_id: link.help_id, opening_id: opening.id });
    const [letter] = await world.lettersTo(email, 2);
    assert.ok(letter!.body.includes(`/board/${opening.id}`) && letter!.subject.includes(opening.title));
  });
  await refused(leila.tasks.listHelp(), 404, "not_found");
});

embedded("what was offered becomes an account's when its address is confirmed, and not before", async (world) => {
  const mairi = await world.newPerson();
  const opening = await world.opening({}, mairi);
  const browser = await world.visitorWithToken();
  const { email, ...link } = await world.offerOfHelp(browser, { opening_id: opening.id });
  await browser.tasks.confirmHelp(link);
  const username = `${world.mark}_late`;
  const made = await world.manage("POST", "/users.json", { username, email: email.toUpperCase(), active: false });
  const waits = async () => {
    await world.quiet();
    const { promised } = await world.as(username).core.showWaits();
    return promised.map(({ key }) => key);
  };
  await world.quiet();
  const owner = async () =>
    (
      await world.embedded!.sql<{ user_id: number | null }>`SELECT user_id FROM coop_help WHERE id = ${link.help_id}`
    )[0]!.user_id;
  assert.equal(await owner(), null);
  await world.manage("PUT", `/admin/users/${made.user_id}/activate.json`);
  assert.deepEqual(await waits(), [`help-offered:${link.help_id}`]);
  assert.equal((await helpSeenBy(mairi, opening.id)).length, 1);
  assert.doesNotMatch(JSON.stringify(await helpSeenBy(mairi, opening.id)), new RegExp(username));
  await world.as(username).tasks.takeBackHelp({ help_id: link.help_id });
  assert.deepEqual(await helpSeenBy(mairi, opening.id), []);
  await world.manage("DELETE", `/admin/users/${made.user_id}.json`);
});

embedded("what was not confirmed is gone after three days, what was answered after thirty", async (world) => {
  const mairi = await world.newPerson();
  const opening = await world.opening({}, mairi);
  const browser = await world.visitorWithToken();
  const pending = await world.offerOfHelp(browser, { opening_id: opening.id });
  const { email, ...link } = await world.offerOfHelp(browser, { opening_id: opening.id });
  await browser.tasks.confirmHelp(link);
  await mairi.tasks.answerHelp({ help_id: link.help_id });
  await world.embedded!.later({ hours: 73 });
  await refused(browser.tasks.confirmHelp({ help_id: pending.help_id, token: pending.token }), 404, "not_found");
  assert.equal((await helpSeenBy(mairi, opening.id)).length, 1);
  await world.embedded!.later({ hours: 30 * 24 });
  assert.deepEqual(await helpSeenBy(mairi, opening.id), []);
  const rest = await world.embedded!.sql`
    SELECT 1 FROM coop_help WHERE id IN (${pending.help_id}, ${link.help_id})
    UNION ALL SELECT 1 FROM coop_due WHERE data::text LIKE ${`%${email}%`}
    UNION ALL SELECT 1 FROM coop_facts WHERE data::text LIKE ${`%${email}%`}`;
  assert.deepEqual(rest, []);
});
