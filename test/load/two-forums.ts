/** Two processes over one database behave as one forum. */
import assert from "node:assert/strict";
import { listen } from "../conformance/live";
import { World } from "../conformance/world";
import { Inside, freshDatabase, startForum } from "../embedded";
import { contend } from "./contention";
import type { Tally } from "./tally";

/** A claim at the one shows at the other within: milliseconds. */
const SOON = 2000;
const ROUNDS = 20;

export async function twoForums(tally: Tally): Promise<void> {
  const database = await freshDatabase();
  const apiKey = "k".repeat(64);
  const [first, second] = await Promise.all([
    startForum(database.url, { API_KEY: apiKey }),
    startForum(database.url, { API_KEY: apiKey }),
  ]);
  const inside = await Inside.open(database.url);
  const [here, there] = [new World(first.url, apiKey), new World(second.url, apiKey)];
  const mairi = await here.person("mairi");
  const people = await Promise.all(Array.from({ length: ROUNDS }, () => here.newPerson()));

  await tally.check(`a claim at the first shows at the second within ${SOON / 1000} s`, async () => {
    const page = await listen(there.visitor, "/coop/tasks/opening");
    const times: number[] = [];
    for (const person of people) {
      const opening = await here.opening({}, mairi);
      const begun = performance.now();
      const { revision } = await here.claim(person, opening);
      await page.hear(({ data }) => data.id === opening.id && data.version === revision, SOON);
      times.push(performance.now() - begun);
      assert.equal((await there.visitor.tasks.showOpening({ opening_id: opening.id })).taken, 1);
    }
    await page.stop();
    return `at most ${Math.round(Math.max(...times))} ms`;
  });

  await tally.check("nothing falls due twice: each claim is told once, and the day's mail is one", async () => {
    await inside.tick();
    const told = async () => (await inside.sql`SELECT id FROM notifications WHERE user_id = ${mairi.id}`).length;
    assert.equal(await told(), ROUNDS);
    // Both processes are made to look at what is due, at the same time and again and again.
    const [opening, other] = [await here.opening({ seats: null }, mairi), await here.opening({ seats: null }, mairi)];
    await Promise.all(
      people.flatMap((person) => [
        here.claim(person, opening),
        there.claim({ ...person, tasks: there.as(person.username).tasks }, other),
      ])
    );
    await inside.tick();
    assert.equal(await told(), 3 * ROUNDS);
    const [mail] = await inside.sql<{ due_at: string }>`SELECT due_at FROM coop_due WHERE kind = 'mail_digest'`;
    await inside.stand(new Date(mail!.due_at).toISOString());
    await Promise.all([here.claim(await here.newPerson(), opening), there.claim(await there.newPerson(), other)]);
    await inside.tick();
    assert.equal((await inside.mailsTo(mairi)).length, 1);
    const often = await inside.sql`SELECT key FROM coop_due WHERE state = 'done' AND attempts > 1`;
    return `${await told()} notices, 1 mail, ${often.length} tried again`;
  });

  await contend(tally, here, [first.url, second.url], "through two forums on one database");
  await inside.close();
  await Promise.all([first.stop(), second.stop()]);
  await database.drop();
}
