/** "Was it done?", once the day is over: answered with one press by whoever looks after it, or by who holds it. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

scenario("once the day is over whoever looks after it says with one press that it was done", async (world) => {
  const [mairi, ana] = await Promise.all([world.newPerson(), world.newPerson()]);
  const opening = await world.opening({ seats: 1 }, mairi);
  const { version } = await world.claim(ana, opening);
  const opening_id = opening.id;
  await refused(mairi.tasks.completeOpening({ opening_id }), 409, "day_not_over");

  const { kind, band, rhythm, category_id, title, seats } = opening;
  const form = { opening_id, version, kind, band, rhythm, category_id, title, seats };
  await mairi.tasks.changeOpening({ ...form, due_on: "2024-02-01" });
  await refused(ana.tasks.completeOpening({ opening_id }), 403, "not_yours_to_change");
  const asked = async (who: typeof mairi) =>
    (await who.core.showWaits()).asked.filter(({ path }) => path === `/board/${opening_id}`);
  assert.deepEqual(
    (await asked(ana)).map(({ message }) => message),
    ["coop_tasks.waits.was_yours_done"]
  );
  const [row] = await asked(mairi);
  const [plugin, act] = row!.answers[0]!.act!.split("/") as [string, string];
  await mairi.caller.act(plugin, act, row!.answers[0]!.input);

  assert.equal((await ana.tasks.showOpening({ opening_id })).my_claim!.state, "done");
  assert.deepEqual([await asked(mairi), await asked(ana)], [[], []]);
  await refused(mairi.tasks.uncompleteOpening({ opening_id }), 409, "nobody_holds_it");
});
