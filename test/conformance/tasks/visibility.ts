/** A category's privacy covers everything in it: pages, lists, numbers, acts, live messages and notices. */
import assert from "node:assert/strict";
import type { Caller } from "../caller";
import { listen, listenAs } from "../live";
import { refused, scenariosOf } from "../scenario";
import type { World } from "../world";

const { scenario } = scenariosOf("tasks");

async function privateOpening(world: World) {
  const [leila, ana] = await Promise.all([world.person("leila"), world.person("ana")]);
  const group = await world.group([leila, ana]);
  const category_id = await world.category({ [group.name]: 1 });
  const opening = await world.opening({ category_id, title: "Sort out the grievance files" }, leila);
  return { leila, ana, group, category_id, opening };
}

const seesIt = async (caller: Caller, id: number): Promise<boolean> => {
  const [board, list, cards] = await Promise.all([
    caller.tasks.showBoard({ per_group: 50 }),
    caller.tasks.listOpenings({ limit: 100 }),
    caller.tasks.showOpenings({ ids: [id] }),
  ]);
  return (
    JSON.stringify([board, list, cards]).includes("grievance files") ||
    [...list.openings, ...cards.openings].some((row) => row.id === id)
  );
};

scenario("what stands in a restricted category is there for its members and for nobody else", async (world) => {
  const { ana, category_id, opening } = await privateOpening(world);
  const [sam, moderator] = [await world.person("sam"), await world.moderator()];
  assert.equal((await ana.tasks.showOpening({ opening_id: opening.id })).id, opening.id);
  assert.equal((await ana.tasks.showBoard({ category_id })).meta.total, 1);
  for (const caller of [sam.caller, moderator.caller, world.visitor]) {
    await refused(caller.tasks.showOpening({ opening_id: opening.id }), 404, "not_found");
    assert.equal(await seesIt(caller, opening.id), false);
    const board = await caller.tasks.showBoard({ category_id });
    assert.deepEqual(board.meta, { total: 0, with_room: 0, left_out: 0 });
    assert.ok(!board.categories.some(({ id }) => id === category_id));
    assert.equal((await caller.tasks.listOpenings({ category_id })).meta.total, 0);
  }
});

scenario("no act reaches into a category that its caller does not see", async (world) => {
  const { ana, category_id, opening } = await privateOpening(world);
  const claim_id = (await world.claim(ana, opening)).my_claim!.id;
  const opening_id = opening.id;
  const { kind, band, title, rhythm, version } = opening;
  const form = { kind, band, title, rhythm, category_id };
  for (const { tasks } of [await world.person("sam"), await world.moderator()]) {
    await refused(tasks.claimOpening({ opening_id, contact: { way: "message" } }), 404, "not_found");
    await refused(tasks.releaseClaim({ claim_id }), 404, "not_found");
    await refused(tasks.completeClaim({ claim_id }), 404, "not_found");
    await refused(tasks.answerClaim({ claim_id }), 404, "not_found");
    await refused(tasks.makeOpening(form), 404, "not_found");
    await refused(tasks.changeOpening({ opening_id, version, ...form }), 404, "not_found");
    await refused(tasks.withdrawOpening({ opening_id, version }), 404, "not_found");
    await refused(tasks.putBackOpening({ opening_id }), 404, "not_found");
    await refused(tasks.talkAboutOpening({ opening_id }), 404, "not_found");
    await refused(tasks.hideOpening({ opening_id }), 404, "not_found");
    await refused(tasks.deleteOpening({ opening_id }), 404, "not_found");
  }
  assert.equal((await ana.tasks.showOpening({ opening_id })).revision, opening.revision + 1);
});

scenario("live messages of a restricted category reach its members alone", async (world) => {
  const { leila, ana, opening } = await privateOpening(world);
  const sam = await world.person("sam");
  const channel = "/coop/tasks/opening";
  const [member, outsider, visitor] = await Promise.all([
    listenAs(leila, channel),
    listenAs(sam, channel),
    listen(world.visitor, channel),
  ]);
  const open = await world.opening();
  const claimed = await world.claim(ana, opening);
  // A message that everybody hears, after the one that they must not.
  const last = await world.claim(ana, open);
  const about = (id: number) => (message: { data: any }) => message.data.id === id;
  const of = (id: number, version: number) => (message: { data: any }) =>
    about(id)(message) && message.data.version === version;
  await member.hear(of(opening.id, claimed.revision));
  await Promise.all([outsider, visitor].map((page) => page.hear(of(open.id, last.revision))));
  assert.ok(!outsider.heard.some(about(opening.id)));
  assert.ok(!visitor.heard.some(about(opening.id)));
  await Promise.all([member.stop(), outsider.stop(), visitor.stop()]);
});

scenario("who leaves the group sees its board no more, and is not shown what they promised there", async (world) => {
  const { ana, group, category_id, opening } = await privateOpening(world);
  await world.claim(ana, opening);
  const promisedIt = async () =>
    (await ana.core.showWaits()).promised.some(({ path }) => path === `/board/${opening.id}`);
  assert.equal(await promisedIt(), true);
  await world.takeFrom(group.id, ana);
  await refused(ana.tasks.showOpening({ opening_id: opening.id }), 404, "not_found");
  assert.equal((await ana.tasks.showBoard({ category_id })).meta.total, 0);
  assert.equal(await promisedIt(), false);
});

scenario("a notice about a restricted category does not name what stands in it", async (world) => {
  const [mairi, ana] = await Promise.all([world.newPerson(), world.person("ana")]);
  const group = await world.group([mairi, ana]);
  const category_id = await world.category({ [group.name]: 1 });
  const opening = await world.opening({ category_id, title: "Sort out the grievance files" }, mairi);
  await world.claim(ana, opening);
  const notices = await world.noticesOf(mairi, 1);
  assert.ok(!JSON.stringify(notices).includes("grievance files"));
});

scenario("who may read a category and start no topics there claims, and makes no opening", async (world) => {
  const [leila, sam] = await Promise.all([world.person("leila"), world.person("sam")]);
  const [writers, readers] = [await world.group([leila]), await world.group([sam])];
  const category_id = await world.category({ [writers.name]: 1, [readers.name]: 2 });
  const opening = await world.opening({ category_id }, leila);
  assert.equal((await world.claim(sam, opening)).my_claim?.state, "held");
  const { kind, band, title, rhythm } = opening;
  await refused(sam.tasks.makeOpening({ kind, band, title, rhythm, category_id }), 403, "cannot_start_topics");
  await refused(sam.tasks.talkAboutOpening({ opening_id: opening.id }), 403, "cannot_start_topics");
});
