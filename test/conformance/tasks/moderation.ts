/** Texts outside posts are looked after by staff: hidden, shown again, deleted, each with an entry in the staff log. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

scenario(
  "staff hide an opening: its maker and everybody else lose sight of it, until it is shown again",
  async (world) => {
    const [mairi, ana, moderator] = [await world.person("mairi"), await world.person("ana"), await world.moderator()];
    const opening = await world.opening();
    const opening_id = opening.id;
    assert.equal((await moderator.tasks.hideOpening({ opening_id })).hidden, true);
    for (const { tasks } of [mairi, ana, world.visitor]) {
      await refused(tasks.showOpening({ opening_id }), 404, "not_found");
      assert.ok(
        !(await tasks.listOpenings({ category_id: opening.category_id, limit: 100 })).openings.some(
          ({ id }) => id === opening_id
        )
      );
    }
    await refused(world.claim(ana, opening), 404, "not_found");
    assert.equal((await moderator.tasks.showOpening({ opening_id })).hidden, true);
    assert.equal((await moderator.tasks.unhideOpening({ opening_id })).hidden, false);
    assert.equal((await ana.tasks.showOpening({ opening_id })).title, opening.title);
  }
);

scenario("deleted by staff, an opening is there for nobody, and its places are given back", async (world) => {
  const [ana, moderator] = [await world.person("ana"), await world.moderator()];
  const opening = await world.opening({ title: "A text that should not stand" });
  await world.claim(ana, opening);
  await moderator.tasks.deleteOpening({ opening_id: opening.id });
  for (const { tasks } of [ana, moderator, world.admin, world.visitor]) {
    await refused(tasks.showOpening({ opening_id: opening.id }), 404, "not_found");
  }
  assert.ok(!JSON.stringify(await ana.core.showWaits()).includes("should not stand"));
});

scenario("hiding and deleting are for staff alone", async (world) => {
  const mairi = await world.person("mairi");
  const { id: opening_id } = await world.opening();
  await refused(mairi.tasks.hideOpening({ opening_id }), 403, "staff_only");
  await refused(mairi.tasks.unhideOpening({ opening_id }), 403, "staff_only");
  await refused(mairi.tasks.deleteOpening({ opening_id }), 403, "staff_only");
});

scenario("the staff log says who hid and deleted what", async (world) => {
  const moderator = await world.moderator();
  const { id: opening_id } = await world.opening();
  await moderator.tasks.hideOpening({ opening_id });
  await moderator.tasks.unhideOpening({ opening_id });
  await moderator.tasks.deleteOpening({ opening_id });
  const log = await world.manage("GET", `/admin/logs/staff_action_logs.json?acting_user=${moderator.username}`);
  const rows = (log.staff_action_logs ?? log) as { action_name: string; details: string | null }[];
  const about = rows.filter(
    (row) => JSON.stringify(row).includes("coop_opening_") && JSON.stringify(row).includes(String(opening_id))
  );
  assert.equal(about.length, 3, JSON.stringify(rows).slice(0, 600));
});
