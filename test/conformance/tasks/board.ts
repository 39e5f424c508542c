/** The board's two views, its filters and search, boards of circles, and what is needed most. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";
import type { World } from "../world";

const { scenario } = scenariosOf("tasks");

type Shown = Awaited<ReturnType<World["visitor"]["tasks"]["showBoard"]>>;
const titles = (shown: Shown, group?: string): string[] =>
  shown.groups
    .filter((one) => group === undefined || one.group === group)
    .flatMap(({ openings }) => openings.map(({ title }) => title))
    .sort();

async function filteredBoard(world: World) {
  const category_id = await world.category();
  const opening = (given: Parameters<World["opening"]>[0]) => world.opening({ category_id, ...given });
  await opening({
    title: "Ring the bakeries",
    description: "Ask **ten** co-ops how they are.",
    remote: true,
    no_experience: true,
    skills: ["Phoning", "listening"],
    campaign: "Fortnight",
  });
  await opening({ title: "Drop off leaflets", place: "Leeds", skills: ["cycling"], campaign: "fortnight" });
  await opening({ title: "Write a policy", paid: true, skills: ["writing"] });
  return { category_id, read: (filter: object) => world.visitor.tasks.showBoard({ category_id, ...filter }) };
}

scenario("each filter leaves what it says, and several together what all of them leave", async (world) => {
  const { read } = await filteredBoard(world);
  for (const [filter, expected] of [
    [{ where: "remote" }, ["Ring the bakeries"]],
    [{ where: "place" }, ["Drop off leaflets"]],
    [{ fresh: true }, ["Ring the bakeries"]],
    [{ paid: true }, ["Write a policy"]],
    [{ skill: "phoning" }, ["Ring the bakeries"]],
    [{ campaign: "FORTNIGHT" }, ["Drop off leaflets", "Ring the bakeries"]],
    [{ campaign: "Fortnight", where: "place" }, ["Drop off leaflets"]],
    [{ skill: "cycling", paid: true }, []],
  ] as const) {
    const shown = await read(filter);
    assert.deepEqual([titles(shown), shown.meta.total], [expected, expected.length], JSON.stringify(filter));
    assert.deepEqual(shown.needed, []);
  }
});

scenario(
  "search finds words in their forms, in titles, descriptions and places, and no halves of words",
  async (world) => {
    const { read } = await filteredBoard(world);
    for (const [q, expected] of [
      ["bakery", ["Ring the bakeries"]],
      ["ten co-ops", ["Ring the bakeries"]],
      ["leeds", ["Drop off leaflets"]],
      ["policy or leaflet", ["Drop off leaflets", "Write a policy"]],
      ["fortnight -ring", ["Drop off leaflets"]],
      ["bak", []],
      ["bakery policy", []],
      ["'); DROP TABLE coop_openings; --", []],
    ] as const) {
      assert.deepEqual(titles(await read({ q })), expected, q);
    }
  }
);

scenario("what can be chosen from is counted of what the viewer sees, and of nothing else", async (world) => {
  const { category_id } = await filteredBoard(world);
  const [leila, sam] = await Promise.all([world.person("leila"), world.person("sam")]);
  const group = await world.group([leila]);
  const closed = await world.category({ [group.name]: 1 });
  const skill = `${world.mark} mediation`;
  await world.opening({ category_id: closed, skills: [skill], campaign: `${world.mark} quiet` }, leila);
  const theirs = await leila.tasks.showBoard();
  assert.deepEqual(
    theirs.skills.find(({ name }) => name === skill),
    { name: skill, count: 1 }
  );
  for (const caller of [sam.caller, world.visitor]) {
    const shown = await caller.tasks.showBoard({ skill, q: "mediation" });
    assert.equal(JSON.stringify(shown).includes(`${world.mark} quiet`), false);
    assert.equal(
      shown.skills.some(({ name }) => name === skill),
      false
    );
    assert.equal(
      shown.categories.some(({ id }) => id === closed),
      false
    );
    assert.equal(shown.categories.find(({ id }) => id === category_id)?.count, 3);
    assert.equal(shown.meta.total, 0);
  }
});

scenario("by state: open, claimed, in hand, done, as the people of a task say", async (world) => {
  const category_id = await world.category();
  const [mairi, ana, sam] = await Promise.all(["mairi", "ana", "sam"].map((name) => world.person(name)));
  const opening = await world.opening({ category_id, seats: 1, title: "A graphic" }, mairi);
  const stands = async (group: string) => {
    const shown = await ana!.tasks.showBoard({ by: "state", category_id });
    assert.deepEqual(
      shown.groups.map((one) => [one.group, one.openings.length]).filter(([, count]) => count),
      [[group, 1]]
    );
    return shown.groups.flatMap(({ openings }) => openings)[0]!;
  };
  assert.equal((await stands("open")).movable, false);
  const claim_id = (await world.claim(ana!, opening)).my_claim!.id;
  assert.equal((await stands("claimed")).movable, true);
  await refused(sam!.tasks.beginClaim({ claim_id }), 403, "not_your_place");
  await ana!.tasks.beginClaim({ claim_id });
  assert.notEqual((await stands("in_hand")).begun_on, null);
  await refused(mairi!.tasks.beginClaim({ claim_id }), 409, "already_begun");
  await mairi!.tasks.unbeginClaim({ claim_id });
  await stands("claimed");
  await refused(ana!.tasks.unbeginClaim({ claim_id }), 409, "not_begun");
  await ana!.tasks.completeClaim({ claim_id });
  await stands("done");
  await refused(ana!.tasks.beginClaim({ claim_id }), 409, "already_done");
});

async function keptBoard(world: World) {
  const category_id = await world.category();
  const moderator = await world.moderator();
  await moderator.tasks.makeBoard({ category_id, title: "What the weekend needs", intro: "Shifts and lifts." });
  world.afterwards(() => moderator.tasks.closeBoard({ category_id }));
  return { category_id, moderator };
}

scenario("a category has a board of its own with a heading, kept by staff and by its own moderators", async (world) => {
  const { category_id } = await keptBoard(world);
  const [sam, lead] = await Promise.all([world.person("sam"), world.newPerson()]);
  const heading = async () => (await world.visitor.tasks.showBoard({ category_id })).board;
  assert.deepEqual((({ title, intro }) => [title, intro])((await heading())!), [
    "What the weekend needs",
    "Shifts and lifts.",
  ]);
  const form = { category_id, title: "The weekend", most_at_once: 2, version: 1 };
  await refused(sam.tasks.changeBoard(form), 403, "not_your_board");
  await world.withSetting("enable_category_group_moderation", true, async () => {
    await refused(lead.tasks.changeBoard(form), 403, "not_your_board");
    const group = await world.group([lead]);
    const { category } = await world.manage("GET", `/c/${category_id}/show.json`);
    await world.manage("PUT", `/categories/${category_id}.json`, {
      ...{ name: category.name, color: category.color, text_color: category.text_color },
      moderating_group_ids: [group.id],
    });
    assert.equal((await lead.tasks.changeBoard(form)).most_at_once, 2);
    await refused(lead.tasks.changeBoard(form), 409, "stale");
    await refused(lead.tasks.makeBoard({ category_id, title: "Another" }), 409, "board_there");
  });
  assert.equal((await heading())!.title, "The weekend");
});

scenario(
  "needed most: three on a board however many press at once, and only while they need somebody",
  async (world) => {
    const { category_id, moderator } = await keptBoard(world);
    const [sam, ana] = await Promise.all([world.person("sam"), world.person("ana")]);
    const openings = await Promise.all([1, 2, 3, 4, 5].map(() => world.opening({ category_id, seats: 1 })));
    const until_on = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const pin = (opening_id: number) => moderator.tasks.pinOpening({ opening_id, on: "circle", until_on });
    const shown = async () => (await ana.tasks.showBoard({ category_id })).needed.map(({ id }) => id);
    await refused(sam.tasks.pinOpening({ opening_id: openings[0]!.id, on: "circle", until_on }), 403, "not_your_board");
    const outcomes = await Promise.allSettled(openings.map(({ id }) => pin(id)));
    const pinned = openings.filter((_, at) => outcomes[at]!.status === "fulfilled").map(({ id }) => id);
    assert.equal(pinned.length, 3);
    assert.deepEqual((await shown()).sort(), [...pinned].sort());
    const left = openings.find(({ id }) => !pinned.includes(id))!;
    await refused(pin(left.id), 409, "three_pinned");
    assert.deepEqual((await ana.tasks.showBoard({ category_id, paid: false })).needed, []);

    // The place is taken, so it is not needed any more, and makes room.
    const { my_claim } = await world.claim(ana, { id: pinned[0]! });
    assert.equal((await shown()).includes(pinned[0]!), false);
    await ana.tasks.releaseClaim({ claim_id: my_claim!.id });
    assert.equal((await shown()).includes(pinned[0]!), true);
    await world.claim(ana, { id: pinned[0]! });
    await pin(left.id);
    assert.deepEqual((await shown()).sort(), [...pinned.slice(1), left.id].sort());
    await moderator.tasks.unpinOpening({ opening_id: left.id, on: "circle" });
    assert.deepEqual((await shown()).sort(), pinned.slice(1).sort());
  }
);

scenario("how many need somebody is counted for each as they see it, and without what they hold", async (world) => {
  const [ana, sam] = await Promise.all([world.newPerson(), world.newPerson()]);
  const group = await world.group([ana]);
  const category_id = await world.category({ [group.name]: 1 });
  const count = async ({ tasks }: { tasks: typeof ana.tasks }) => (await tasks.countOpenings({ category_id })).count;
  const opening = await world.opening({ category_id }, ana);
  assert.deepEqual([await count(ana), await count(sam), await count(world.visitor)], [1, 0, 0]);
  await world.claim(ana, opening);
  assert.equal(await count(ana), 0);
});
