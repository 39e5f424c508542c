/** What waits for me: what is asked of a person and what they promised, answered in place. */
import assert from "node:assert/strict";
import { scenariosOf } from "../scenario";
import type { Member } from "../world";

const { scenario } = scenariosOf("core");

const countOf = async ({ core }: Member): Promise<number> => (await core.countWaits()).count;

scenario("nothing waits for somebody who has promised nothing", async (world) => {
  const person = await world.newPerson();
  const { asked, put_off, promised } = await person.core.showWaits();
  assert.deepEqual({ asked, put_off, promised }, { asked: [], put_off: null, promised: [] });
  assert.equal(await countOf(person), 0);
});

scenario("a place that was taken waits for the contact person, and the promise for who took it", async (world) => {
  const [mairi, ana] = await Promise.all([world.newPerson(), world.newPerson()]);
  const opening = await world.opening({ minutes_to: 30, due_on: "2036-12-12", due_zone: "Europe/London" }, mairi);
  await world.claim(ana, opening);
  const { asked } = await mairi.core.showWaits();
  assert.equal(asked.length, 1);
  assert.equal(await countOf(mairi), 1);
  assert.deepEqual(
    [asked[0]!.plugin, asked[0]!.path, asked[0]!.values["title"], asked[0]!.values["username"]],
    ["tasks", `/board/${opening.id}`, opening.title, ana.username]
  );
  const { promised, asked: nothing } = await ana.core.showWaits();
  assert.deepEqual([promised.length, nothing.length, promised[0]!.on, promised[0]!.minutes], [1, 0, "2036-12-12", 30]);
  assert.equal(await countOf(ana), 0);
});

scenario("every answer that a row offers can be given as it stands", async (world) => {
  const [mairi, ana] = await Promise.all([world.newPerson(), world.newPerson()]);
  await world.claim(ana, await world.opening({}, mairi));
  const give = async (person: Member, list: "asked" | "promised", name: string): Promise<void> => {
    const row = (await person.core.showWaits())[list][0]!;
    const answer = row.answers.find((one) => one.name === name)!;
    const [plugin, act] = answer.act!.split("/") as [string, string];
    await person.caller.act(plugin, act, answer.input);
  };
  await give(mairi, "asked", "answered");
  assert.equal(await countOf(mairi), 0);
  await give(ana, "promised", "cannot");
  assert.deepEqual((await ana.core.showWaits()).promised, []);
  await world.claim(ana, await world.opening({}, mairi));
  await give(ana, "promised", "done");
  assert.deepEqual((await ana.core.showWaits()).promised, []);
  assert.deepEqual((await mairi.core.showWaits()).asked, []);
});

scenario("what happened since the last visit is told on the next, as long as it is so", async (world) => {
  const [mairi, ana] = await Promise.all([world.newPerson(), world.newPerson()]);
  assert.deepEqual(await mairi.core.showNews(), { since: null, news: [] });
  await mairi.core.beginVisit();
  const opening = await world.opening({}, mairi);
  const { my_claim } = await world.claim(ana, opening);
  // The same visit still: it goes on from where it began.
  await mairi.core.beginVisit();
  const { news } = await mairi.core.showNews();
  assert.deepEqual(
    news.map(({ plugin, message, path, values }) => [plugin, message, path, values["title"], values["name"]]),
    [["tasks", "coop_tasks.news.claimed", `/board/${opening.id}`, opening.title, ana.name]]
  );
  assert.equal((await ana.core.showNews()).news.length, 0);
  await ana.tasks.releaseClaim({ claim_id: my_claim!.id });
  assert.deepEqual(
    (await mairi.core.showNews()).news.map(({ message }) => message),
    ["coop_tasks.news.released"]
  );
});

scenario("“not today” puts off what can wait, for whoever says so alone", async (world) => {
  const [mairi, ana] = await Promise.all([world.newPerson(), world.newPerson()]);
  await world.claim(ana, await world.opening({}, mairi));
  const { asked_again } = await mairi.core.showWaits();
  const put = await mairi.core.putOffWaits();
  assert.deepEqual([put.asked.length, put.put_off?.asked.length, await countOf(mairi)], [0, 1, 0]);
  assert.equal(Date.parse(put.put_off!.until), Date.parse(asked_again!));
  assert.equal((await ana.core.showWaits()).put_off, null);
  const taken = await mairi.core.takeUpWaits();
  assert.deepEqual([taken.asked.length, taken.put_off, await countOf(mairi)], [1, null, 1]);
});
