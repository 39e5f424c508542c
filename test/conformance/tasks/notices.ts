/** Who is told what, once. */
import assert from "node:assert/strict";
import { scenariosOf } from "../scenario";

const { scenario, embedded } = scenariosOf("tasks");

const messagesOf = (notices: { data: { message: string } }[]): string[] => notices.map(({ data }) => data.message);

scenario("the contact person is told of a claim, once, with its name and a way to it", async (world) => {
  const [mairi, ana] = await Promise.all([world.newPerson(), world.person("ana")]);
  const opening = await world.opening({}, mairi);
  await world.claim(ana, opening);
  const [notice, ...others] = await world.noticesOf(mairi, 1);
  assert.equal(others.length, 0);
  assert.equal(notice!.data.message, "coop_tasks.notices.claimed");
  assert.equal(notice!.data.path, `/board/${opening.id}`);
  assert.equal(notice!.data.values["title"], opening.title);
  assert.equal(notice!.data.values["name"], ana.name);
});

scenario("what one does oneself is told to nobody", async (world) => {
  const mairi = await world.newPerson();
  const opening = await world.opening({}, mairi);
  const { my_claim } = await world.claim(mairi, opening);
  await mairi.tasks.completeClaim({ claim_id: my_claim!.id });
  await world.quiet();
  assert.deepEqual(await world.noticesOf(mairi, 0), []);
});

scenario("who holds a place is told that it was withdrawn, moved or thanked for", async (world) => {
  const [mairi, ana] = await Promise.all([world.person("mairi"), world.newPerson()]);
  const first = await world.opening();
  await world.claim(ana, first);
  const { kind, band, title, rhythm, category_id, version, seats } = first;
  const changed = await mairi.tasks.changeOpening({
    opening_id: first.id,
    version,
    kind,
    band,
    title,
    rhythm,
    category_id,
    seats,
    place: "Cardiff",
  });
  await mairi.tasks.withdrawOpening({ opening_id: first.id, version: changed.version });
  const second = await world.opening();
  const { my_claim } = await world.claim(ana, second);
  await mairi.tasks.completeClaim({ claim_id: my_claim!.id });
  const told = messagesOf(await world.noticesOf(ana, 3));
  assert.deepEqual(told.sort(), [
    "coop_tasks.notices.changed",
    "coop_tasks.notices.thanked",
    "coop_tasks.notices.withdrawn",
  ]);
});

embedded(
  "the day's one mail comes at seven in the evening where the person lives, with all that is new, once",
  async (world) => {
    const [mairi, ana, sam] = await Promise.all([world.newPerson(), world.person("ana"), world.person("sam")]);
    await world.embedded!.setClock("2031-01-14T10:00:00Z");
    const opening = await world.opening({ title: "Bake for the winter market" }, mairi);
    await world.claim(ana, opening);
    await world.claim(sam, opening);
    assert.equal((await world.embedded!.mailsTo(mairi)).length, 0);
    await world.embedded!.setClock("2031-01-14T18:59:00Z");
    assert.equal((await world.embedded!.mailsTo(mairi)).length, 0);
    await world.embedded!.setClock("2031-01-14T19:01:00Z");
    const [mail, ...others] = await world.embedded!.mailsTo(mairi);
    assert.equal(others.length, 0);
    assert.ok(
      mail && mail.includes("Bake for the winter market") && mail.includes(ana.name) && mail.includes(sam.name),
      mail
    );
    await world.embedded!.setClock("2031-01-15T19:01:00Z");
    assert.equal((await world.embedded!.mailsTo(mairi)).length, 1);
  }
);

embedded("an offline forum sends no mail of yesterday", async (world) => {
  const [mairi, ana] = await Promise.all([world.newPerson(), world.person("ana")]);
  await world.embedded!.setClock("2031-02-10T10:00:00Z");
  await world.claim(ana, await world.opening({}, mairi));
  await world.embedded!.setClock("2031-02-11T12:00:00Z");
  assert.equal((await world.embedded!.mailsTo(mairi)).length, 0);
});

embedded("who wants no mail gets none, and the bell all the same", async (world) => {
  const [mairi, ana] = await Promise.all([world.newPerson(), world.person("ana")]);
  const answer = await mairi.caller.send("PUT", `/u/${mairi.username}.json`, { email_level: 2 });
  assert.equal(answer.status, 200, answer.text);
  await world.embedded!.setClock("2031-03-03T10:00:00Z");
  await world.claim(ana, await world.opening({}, mairi));
  await world.embedded!.setClock("2031-03-03T20:30:00Z");
  assert.equal((await world.noticesOf(mairi, 1)).length, 1);
  assert.equal((await world.embedded!.mailsTo(mairi)).length, 0);
});
