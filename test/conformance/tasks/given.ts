/** What somebody has given is theirs to read, to correct and to take along. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

scenario("a record is read, corrected and taken along by its person alone", async (world) => {
  const [kit, sam, leila] = [await world.newPerson(), await world.person("sam"), await world.person("leila")];
  const opening = await world.opening({ title: `=1+1 <b>calls</b> ${world.mark}` });
  const claim_id = (await world.claim(kit, opening)).my_claim!.id;
  await refused(kit.tasks.changeGiven({ claim_id, minutes: 5 }), 409, "not_yet_given");
  await kit.tasks.completeClaim({ claim_id });
  await kit.tasks.changeGiven({ claim_id, minutes: 47 });
  const { given, meta } = await kit.tasks.listGiven();
  assert.deepEqual(
    given.map(({ opening: of, minutes }) => [of?.title, minutes]),
    [[opening.title, 47]]
  );
  assert.deepEqual([meta.total, meta.minutes], [1, 47]);
  for (const other of [sam, leila]) {
    await refused(other.tasks.changeGiven({ claim_id, minutes: 1 }), 404, "not_found");
    await refused(other.tasks.disownGiven({ source: "claim", id: claim_id }), 404, "not_found");
  }
  await refused(world.visitor.tasks.listGiven(), 403, "not_logged_in");

  const answer = await kit.caller.send("GET", "/coop/tasks/list-given-csv");
  assert.equal(answer.status, 200);
  assert.match(answer.text, new RegExp(`'=1\\+1 <b>calls</b> ${world.mark}.*,47,`));

  await kit.tasks.disownGiven({ source: "claim", id: claim_id });
  assert.equal((await kit.tasks.listGiven()).meta.total, 0);
  assert.equal((await sam.tasks.showOpening({ opening_id: opening.id })).claims.length, 0);
});

scenario(
  "the board goes out as CSV as it is narrowed, and who holds what to those who look after it",
  async (world) => {
    const [maker, kit] = [await world.newPerson(), await world.newPerson()];
    const group = await world.group([maker]);
    const inside = await world.category({ [group.name]: 1 });
    const campaign = `Camp ${world.mark}`;
    const open = await world.opening({ title: `+44 calls ${world.mark}`, campaign }, maker);
    await world.opening({ title: `Inside ${world.mark}`, campaign, category_id: inside }, maker);
    await world.claim(kit, open);
    const board = await world.visitor.send(
      "GET",
      `/coop/tasks/list-openings-csv?campaign=${encodeURIComponent(campaign)}`
    );
    assert.equal(board.status, 200);
    assert.match(board.headers.get("content-type") ?? "", /text\/csv/);
    assert.match(board.text, new RegExp(`'\\+44 calls ${world.mark}`));
    assert.doesNotMatch(board.text, /Inside/);
    const holders = async ({ caller }: typeof kit) => (await caller.send("GET", "/coop/tasks/list-holders-csv")).text;
    assert.match(await holders(maker), new RegExp(`calls ${world.mark}",.*${kit.username}`));
    assert.doesNotMatch(await holders(kit), new RegExp(kit.username));
  }
);

scenario("few people are no total", async (world) => {
  const category_id = await world.category();
  const kit = await world.newPerson();
  const opening = await world.opening({ category_id });
  const claim_id = (await world.claim(kit, opening)).my_claim!.id;
  await kit.tasks.completeClaim({ claim_id });
  await kit.tasks.changeGiven({ claim_id, minutes: 47 });
  assert.deepEqual(await world.visitor.tasks.countGiven({ category_id }), { given: null });
});
