/** Openings that come again. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

/** Every other week from a day to come, on the board's own clock. */
const EVERY_OTHER_WEEK = {
  from_on: "2041-12-03",
  to_on: "2041-12-03",
  due_zone: "Europe/London",
  repeats: "weekly",
  repeats_every: 2,
} as const;

scenario("one that comes again has the next on the board, which its holder takes too with one press", async (world) => {
  const [ana, wren] = await Promise.all([world.newPerson(), world.newPerson()]);
  const opening = await world.opening(EVERY_OTHER_WEEK);
  const next = opening.next_one!;
  world.remember({ opening: next.id });
  assert.equal(next.from_on, "2041-12-17");
  const contact = { way: "phone", detail: "07700 900142" } as const;
  const mine = await ana.tasks.claimOpening({ opening_id: opening.id, contact });
  const claim_id = mine.my_claim!.id;
  await refused(wren.tasks.claimNextOpening({ claim_id }), 403, "not_your_place");
  assert.equal((await ana.tasks.claimNextOpening({ claim_id })).next_one?.mine, true);
  const [held] = (await world.visitor.tasks.showOpening({ opening_id: next.id })).claims;
  assert.deepEqual([held?.person?.username, held?.contact], [ana.username, null]);
});

scenario("a change is for this one alone, or for all that follow, and so is withdrawing", async (world) => {
  const mairi = await world.person("mairi");
  const opening = await world.opening(EVERY_OTHER_WEEK);
  const next = opening.next_one!.id;
  world.remember({ opening: next });
  const nextOne = () => world.visitor.tasks.showOpening({ opening_id: next });
  const { id: opening_id, category_id, kind, band, title, rhythm, seats } = opening;
  const form = { ...EVERY_OTHER_WEEK, opening_id, category_id, kind, band, title, rhythm, seats };
  const alone = await mairi.tasks.changeOpening({ ...form, version: opening.version, place: "Leeds" });
  assert.equal((await nextOne()).place, null);
  const both = await mairi.tasks.changeOpening({
    ...form,
    version: alone.version,
    which: "following",
    ...{ place: "York", repeats_every: 1 },
  });
  const changed = await nextOne();
  assert.deepEqual([changed.place, changed.from_on], ["York", "2041-12-10"]);
  await mairi.tasks.withdrawOpening({ opening_id: opening.id, version: both.version, which: "following" });
  assert.equal((await nextOne()).standing, "withdrawn");
});
