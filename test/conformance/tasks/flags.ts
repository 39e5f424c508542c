/** Texts outside posts in the forum's own review queue: flagged by people, answered by staff. */
import assert from "node:assert/strict";
import type { Caller } from "../caller";
import { eventually, refused, scenariosOf } from "../scenario";
import type { Member, Opening, World } from "../world";

const { scenario } = scenariosOf("tasks");

interface Queue {
  reviewables: {
    id: number;
    type: string;
    version: number;
    status: number;
    category_id: number;
    target_created_by_id: number;
    target_url: string;
    reviewable_score_ids: number[];
    bundled_action_ids: string[];
    payload: { title: string; plain: string; words: { score_id: number; text: string }[] };
  }[];
  reviewable_scores: { id: number; user_id: number; score_type_id: number }[];
  bundled_actions: { id: string; action_ids: string[] }[];
  actions: { id: string; server_action: string; label: string }[];
}

type Reason = "off_topic" | "inappropriate" | "spam" | "notify_moderators";

const flag = ({ core }: Member, { id: record_id }: Opening, reason: Reason, words: string | null = null) =>
  core.flagText({ plugin: "tasks", noun: "opening", record_id, reason, words });

async function queueOf(staff: Caller, opening: Opening): Promise<Queue & { item?: Queue["reviewables"][number] }> {
  const { status, body, text } = await staff.get(`/review.json?category_id=${opening.category_id}`);
  assert.equal(status, 200, text.slice(0, 300));
  const queue = body as Queue;
  return { ...queue, item: queue.reviewables.find(({ target_url }) => target_url?.endsWith(`/board/${opening.id}`)) };
}

const waiting = (staff: Caller, opening: Opening) =>
  eventually(async () => {
    const { item, ...queue } = await queueOf(staff, opening);
    assert.ok(item, "the flag is not in the queue");
    return { ...queue, item };
  });

const answer = (staff: Caller, { id, version }: { id: number; version: number }, action: string) =>
  staff.send("PUT", `/review/${id}/perform/${action}.json?version=${version}`);

/** A board of its own, whose queue holds nothing else. */
const ownBoard = async (world: World) =>
  world.opening({ category_id: await world.category(), title: "Buy my watches" });

scenario("a flagged text waits in the review queue; staff hide it there, and it is gone for others", async (world) => {
  const [mairi, ana, moderator] = [await world.person("mairi"), await world.person("ana"), await world.moderator()];
  const opening = await ownBoard(world);
  const { id: opening_id } = opening;
  assert.deepEqual((await ana.tasks.showOpening({ opening_id })).can.flag_text, { ok: true });
  await flag(ana, opening, "notify_moderators", "A trader, not a co-op");
  await refused(flag(ana, opening, "spam"), 409, "already_flagged");

  const { item, ...queue } = await waiting(world.admin, opening);
  assert.equal(item.type, "ReviewableCoopText");
  assert.deepEqual([item.status, item.category_id, item.target_created_by_id], [0, opening.category_id, mairi.id]);
  assert.equal(item.payload.title, "Buy my watches");
  const [score] = queue.reviewable_scores.filter(({ id }) => item.reviewable_score_ids.includes(id));
  assert.deepEqual([score?.user_id, score?.score_type_id], [ana.id, 7]);
  assert.deepEqual(item.payload.words, [{ score_id: score?.id, text: "A trader, not a co-op" }]);
  const mine = queue.bundled_actions.filter(({ id }) => item.bundled_action_ids.includes(id));
  const possible = queue.actions.filter(({ id }) => mine.some(({ action_ids }) => action_ids.includes(id)));
  assert.deepEqual(
    possible.map(({ server_action, label }) => [server_action, label]),
    [
      ["agree_and_hide", "Hide it"],
      ["agree_and_delete", "Delete it"],
      ["disagree", "It is fine"],
      ["ignore", "Ignore"],
    ]
  );

  assert.equal((await answer(moderator.caller, { ...item, version: item.version + 1 }, "agree_and_hide")).status, 409);
  const done = await answer(moderator.caller, item, "agree_and_hide");
  assert.equal(done.status, 200, done.text);
  assert.equal(done.body.reviewable_perform_result.transition_to, "approved");
  await eventually(async () => {
    for (const { tasks } of [mairi, ana, world.visitor]) {
      await refused(tasks.showOpening({ opening_id }), 404, "not_found");
    }
  });
  assert.equal((await moderator.tasks.showOpening({ opening_id })).hidden, true);
  assert.equal((await queueOf(world.admin, opening)).item, undefined);
});

scenario("staff find a flagged text fine: it stays, and is not flagged again at once", async (world) => {
  const [ana, ben] = [await world.person("ana"), await world.person("ben")];
  const opening = await ownBoard(world);
  await flag(ana, opening, "off_topic");
  const { item } = await waiting(world.admin, opening);
  assert.equal((await answer(world.admin, item, "disagree")).status, 200);
  await refused(flag(ben, opening, "off_topic"), 409, "already_looked_at");
  assert.equal((await ana.tasks.showOpening({ opening_id: opening.id })).title, "Buy my watches");
});

scenario("staff delete a flagged text from the queue: it is there for nobody", async (world) => {
  const ana = await world.person("ana");
  const opening = await ownBoard(world);
  await flag(ana, opening, "spam");
  const { item } = await waiting(world.admin, opening);
  assert.equal((await answer(world.admin, item, "agree_and_delete")).status, 200);
  await eventually(async () => refused(world.admin.tasks.showOpening({ opening_id: opening.id }), 404, "not_found"));
  const { text } = await world.admin.get(`/review/${item.id}.json`);
  assert.ok(!text.includes("watches"), text.slice(0, 300));
});

scenario("a word that the forum watches: the text stands, and staff find it in their queue", async (world) => {
  const mairi = await world.person("mairi");
  const [flagged, asked, replaced] = ["flagged", "asked", "replaced"].map((kind) => `${world.mark}${kind}`);
  await world.watchWord(flagged!, "flag");
  await world.watchWord(asked!, "require_approval");
  await world.watchWord(replaced!, "replace", "kinder");
  const category_id = await world.category();
  const plain = await world.opening({ category_id, title: `A ${replaced} word` }, mairi);
  assert.equal(plain.title, "A kinder word");
  const titled = await world.opening({ category_id, title: `Sell ${flagged}` }, mairi);
  assert.equal(titled.title, `Sell ${flagged}`);
  const described = await world.opening({ category_id, title: "Fine", description: `**${asked}** here` }, mairi);
  for (const [opening, word] of [
    [titled, flagged],
    [described, asked],
  ] as const) {
    const { item, reviewable_scores } = await waiting(world.admin, opening);
    assert.deepEqual([item.status, item.target_created_by_id], [0, mairi.id]);
    const [score, ...more] = reviewable_scores.filter(({ id }) => item.reviewable_score_ids.includes(id));
    assert.deepEqual([score?.user_id, more], [-1, []]);
    assert.deepEqual(
      item.payload.words.map(({ text }) => text.includes(word!)),
      [true]
    );
  }
  assert.equal((await queueOf(world.admin, plain)).item, undefined);
});

scenario("a category's privacy covers its flags, and the queue is for staff", async (world) => {
  const [ana, mairi, moderator] = [await world.person("ana"), await world.person("mairi"), await world.moderator()];
  const { name } = await world.group([ana, mairi]);
  const opening = await world.opening({ category_id: await world.category({ [name]: 1 }) }, mairi);
  const stranger = await world.newPerson();
  await refused(flag(stranger, opening, "spam"), 404, "not_found");
  await refused(flag(mairi, opening, "spam"), 403, "own_text");
  await flag(ana, opening, "inappropriate");
  const { item } = await waiting(world.admin, opening);
  assert.equal((await queueOf(moderator.caller, opening)).item, undefined);
  assert.equal((await moderator.caller.get(`/review/${item.id}.json`)).status, 404);
  assert.equal((await answer(moderator.caller, item, "agree_and_hide")).status, 404);
  assert.equal((await ana.caller.get("/review.json")).status, 403);
});

scenario("staff take a flagged text down on its own page: the queue hears of it", async (world) => {
  const [ana, moderator] = [await world.person("ana"), await world.moderator()];
  const opening = await ownBoard(world);
  await flag(ana, opening, "spam");
  await waiting(world.admin, opening);
  await moderator.tasks.hideOpening({ opening_id: opening.id });
  await eventually(async () => assert.equal((await queueOf(world.admin, opening)).item, undefined));
});

scenario("a category's own moderators answer its flags, and do not delete", async (world) => {
  const [ana, lead] = [await world.person("ana"), await world.newPerson()];
  const opening = await ownBoard(world);
  await flag(ana, opening, "spam");
  const { item } = await waiting(world.admin, opening);
  await world.withSetting("enable_category_group_moderation", true, async () => {
    assert.equal((await lead.caller.get("/review.json")).status, 403);
    const group = await world.group([lead]);
    const { category } = await world.manage("GET", `/c/${opening.category_id}/show.json`);
    await world.manage("PUT", `/categories/${opening.category_id}.json`, {
      ...{ name: category.name, color: category.color, text_color: category.text_color },
      moderating_group_ids: [group.id],
    });
    const { actions } = await waiting(lead.caller, opening);
    assert.deepEqual(
      actions.map(({ server_action }) => server_action),
      ["agree_and_hide", "disagree", "ignore"]
    );
    assert.equal((await answer(lead.caller, item, "agree_and_delete")).status, 403);
    assert.equal((await answer(lead.caller, item, "agree_and_hide")).status, 200);
  });
  await eventually(async () => refused(ana.tasks.showOpening({ opening_id: opening.id }), 404, "not_found"));
});

scenario(
  "what was handed in can be flagged by whoever receives it; staff take it down, and it is gone",
  async (world) => {
    const [mairi, ana, sam] = await Promise.all([world.newPerson(), world.newPerson(), world.person("sam")]);
    const moderator = await world.moderator();
    const opening = await world.opening(
      { category_id: await world.category(), answered_by: "hand_in", seats: null },
      mairi
    );
    const { id: opening_id } = opening;
    await ana.tasks.handInThing({
      ...{
        opening_id,
        title: "A policy",
        words: "Buy my watches",
        credit: "Ana",
        licence: "cc0",
        pictured_agree: true,
      },
    });
    const [flagged] = (await mairi.tasks.showOpening({ opening_id })).flags;
    assert.deepEqual([flagged!.noun, flagged!.flag_text], ["thing", { ok: true }]);
    const text = {
      plugin: "tasks",
      noun: "thing",
      record_id: flagged!.record_id,
      reason: "spam",
      words: null,
    } as const;
    await refused(ana.core.flagText(text), 403, "own_text");
    await refused(sam.core.flagText(text), 404, "not_found");
    await mairi.core.flagText(text);
    const { item } = await waiting(moderator.caller, opening);
    assert.match(item.payload.plain, /Buy my watches/);
    assert.equal((await answer(moderator.caller, item, "agree_and_hide")).status, 200);
    await eventually(async () => {
      assert.deepEqual((await mairi.tasks.showOpening({ opening_id })).things, []);
    });
  }
);
