/** Handing in what is asked for: seen by two people, thanked for, and filed as a topic. */
import assert from "node:assert/strict";
import { eventually, refused, scenariosOf } from "../scenario";
import type { Member, World } from "../world";

const { scenario } = scenariosOf("tasks");

const ask = async (world: World, filed_in: number | null = null) =>
  world.opening({ title: `Share a policy ${world.mark}`, seats: null, answered_by: "hand_in", filed_in });

const handIn = (by: Member, opening_id: number, title = "Our sickness policy") =>
  by.tasks.handInThing({
    ...{ opening_id, title, words: "Six pages, in plain English." },
    ...{ credit: "Tidewater Bakers", licence: "cc_by", pictured_agree: true },
  });

scenario(
  "what is handed in is seen by whoever did so and whoever looks after it, and by nobody else",
  async (world) => {
    const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
    const { id: opening_id } = await ask(world);
    const view = await handIn(ana, opening_id);
    assert.equal(view.done, 1);
    assert.equal(view.things[0]?.title, "Our sickness policy");
    assert.equal((await mairi.tasks.showOpening({ opening_id })).things.length, 1);
    const moderator = await world.moderator();
    for (const other of [sam.tasks, moderator.tasks, world.admin.tasks, world.visitor.tasks]) {
      assert.deepEqual((await other.showOpening({ opening_id })).things, []);
    }
    const thing_id = view.things[0]!.id;
    await refused(sam.tasks.takeBackThing({ thing_id }), 404, "not_found");
    await refused(moderator.tasks.thankForThing({ thing_id }), 404, "not_found");
    await refused(ana.tasks.thankForThing({ thing_id }), 403, "only_the_contact_person");
  }
);

scenario("without a thing, a name or everybody's yes nothing is handed in", async (world) => {
  const ana = await world.person("ana");
  const { id: opening_id } = await ask(world);
  const given = { opening_id, title: "Photo", link: "https://example.org/photo", credit: "Ana" } as const;
  const more = { licence: "ask_first", pictured_agree: true } as const;
  await refused(ana.tasks.handInThing({ ...given, ...more, link: null }), 422, "nothing_handed_in", { field: "link" });
  await refused(ana.tasks.handInThing({ ...given, ...more, pictured_agree: false }), 422, "pictured_agree_first");
  await refused(ana.tasks.handInThing({ ...given, ...more, credit: "" }), 422, "invalid_input", { field: "credit" });
  assert.equal((await ana.tasks.showOpening({ opening_id })).done, 0);
});

scenario("one press files it as a topic for those who read there, and it is thanked for", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const { name } = await world.group([mairi, ana]);
  const shelf = await world.category({ [name]: 1 });
  const { id: opening_id } = await ask(world, shelf);
  const thing_id = (await handIn(ana, opening_id, `Our sickness policy ${world.mark}`)).things[0]!.id;
  assert.equal((await mairi.tasks.fileThing({ thing_id })).things[0]?.state, "filing");
  await world.quiet();
  const topic_id = await eventually(async () => {
    const [thing] = (await ana.tasks.showOpening({ opening_id })).things;
    assert.equal(thing?.state, "filed");
    return thing.topic_id!;
  });
  world.remember({ topic: topic_id });
  assert.equal((await ana.caller.get(`/t/${topic_id}.json`)).body.category_id, shelf);
  assert.notEqual((await sam.caller.get(`/t/${topic_id}.json`)).status, 200);
  await refused(mairi.tasks.fileThing({ thing_id }), 409, "already_filed");
  await refused(ana.tasks.takeBackThing({ thing_id }), 409, "already_filed");
});

scenario("it is filed for those its giver agreed to, and for nobody besides", async (world) => {
  const [mairi, ana] = await Promise.all([world.person("mairi"), world.person("ana")]);
  const { name } = await world.group([mairi, ana]);
  const opening = await ask(world, await world.category({ [name]: 1 }));
  const opening_id = opening.id;
  const thing_id = (await handIn(ana, opening_id)).things[0]!.id;
  const { title, version, category_id, kind, band, rhythm, seats } = opening;
  const form = { opening_id, title, category_id, kind, band, rhythm, seats, answered_by: "hand_in" } as const;
  const shown = await mairi.tasks.changeOpening({ ...form, version, filed_in: await world.board() });
  const { file_thing } = shown.things[0]!.can;
  assert.equal(!file_thing.ok && file_thing.code, "more_would_read");
  await refused(mairi.tasks.fileThing({ thing_id }), 409, "more_would_read");
  const given = {
    opening_id,
    title,
    words: "Six pages.",
    credit: "Ana",
    licence: "cc0",
    pictured_agree: true,
  } as const;
  const open_to = opening.filing!.open_to;
  await refused(ana.tasks.handInThing({ ...given, open_to }), 409, "readers_changed");
  const [again] = (await ana.tasks.handInThing({ ...given, open_to: shown.filing!.open_to })).things;
  const { things } = await mairi.tasks.fileThing({ thing_id: again!.id });
  assert.equal(things.find(({ id }) => id === again!.id)?.state, "filing");
  await world.quiet();
});

scenario("what is taken back is gone, and not counted any more", async (world) => {
  const ana = await world.person("ana");
  const { id: opening_id } = await ask(world);
  const thing_id = (await handIn(ana, opening_id)).things[0]!.id;
  const after = await ana.tasks.takeBackThing({ thing_id });
  assert.deepEqual([after.done, after.things], [0, []]);
  await refused(ana.tasks.takeBackThing({ thing_id }), 409, "thing_taken_back");
});
