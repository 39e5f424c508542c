/** “Talk about it” opens a topic, once, and the topic knows what it is about. */
import assert from "node:assert/strict";
import { eventually, refused, scenariosOf } from "../scenario";
import type { Member, Opening, World } from "../world";

const { scenario } = scenariosOf("tasks");

async function talked(world: World, by: Member, opening: Opening): Promise<NonNullable<Opening["talk"]>> {
  const asked = await by.tasks.talkAboutOpening({ opening_id: opening.id });
  assert.ok(asked.talk_on_its_way || asked.talk);
  const talk = await eventually(async () => {
    const seen = await by.tasks.showOpening({ opening_id: opening.id });
    assert.ok(seen.talk, "the topic is not there");
    return seen.talk;
  });
  world.remember({ topic: talk.topic_id });
  return talk;
}

const recordsOf = async (world: World, topicId: number) =>
  (await world.visitor.get(`/t/${topicId}.json`)).body?.coop_records;

scenario("the topic is made once, in the opening's category, by who asked, with a link back", async (world) => {
  const sam = await world.person("sam");
  const opening = await world.opening();
  const { topic_id } = await talked(world, sam, opening);
  const { body } = await world.visitor.get(`/t/${topic_id}.json`);
  assert.equal(body.category_id, opening.category_id);
  const [first] = body.post_stream.posts;
  assert.equal(first.username, sam.username);
  assert.ok(first.cooked.includes(`/board/${opening.id}`), first.cooked);
  assert.ok(body.title.includes(opening.title.split(" ")[0]!), body.title);
  await refused(sam.tasks.talkAboutOpening({ opening_id: opening.id }), 409, "already_talked_about");
});

scenario("the topic's own response shows the opening, to visitors too", async (world) => {
  const ana = await world.person("ana");
  const opening = await world.opening();
  const { topic_id } = await talked(world, ana, opening);
  await world.claim(ana, opening);
  const records = await recordsOf(world, topic_id);
  const [record] = records["tasks.opening"];
  assert.deepEqual(
    [record.id, record.title, record.free, record.standing],
    [opening.id, opening.title, opening.seats! - 1, "open"]
  );
  const other = await world.topic(ana, opening.category_id);
  assert.equal((await recordsOf(world, other.id)) ?? undefined, undefined);
});

scenario("asked twice at once, there is one topic", async (world) => {
  const [sam, ana] = await Promise.all([world.person("sam"), world.person("ana")]);
  const opening = await world.opening();
  const both = await Promise.allSettled(
    [sam, ana].map(({ tasks }) => tasks.talkAboutOpening({ opening_id: opening.id }))
  );
  const lost = both.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
  assert.equal(lost.length, 1);
  assert.ok(
    ["being_made", "already_talked_about"].includes((lost[0]!.reason as { code: string }).code),
    String(lost[0]!.reason)
  );
  const { talk } = await eventually(async () => {
    const seen = await sam.tasks.showOpening({ opening_id: opening.id });
    assert.ok(seen.talk);
    return seen;
  });
  world.remember({ topic: talk!.topic_id });
});

scenario("a reply in the topic counts on the opening's page", async (world) => {
  const [sam, ana] = await Promise.all([world.person("sam"), world.person("ana")]);
  const opening = await world.opening();
  const { topic_id, replies } = await talked(world, sam, opening);
  assert.equal(replies, 0);
  const answer = await ana.caller.send("POST", "/posts.json", {
    topic_id,
    raw: "I can phone the four bakeries in Leith on Thursday.",
  });
  assert.equal(answer.status, 200, answer.text);
  assert.equal((await ana.tasks.showOpening({ opening_id: opening.id })).talk?.replies, 1);
});

scenario("a deleted topic is talked about no more and can be opened anew; recovered, it is back", async (world) => {
  const sam = await world.person("sam");
  const opening = await world.opening();
  const { topic_id } = await talked(world, sam, opening);
  const talkNow = async () => (await sam.tasks.showOpening({ opening_id: opening.id })).talk?.topic_id;
  const mayTalk = async () => (await sam.tasks.showOpening({ opening_id: opening.id })).can.talk_about_opening.ok;
  await world.manage("DELETE", `/t/${topic_id}.json`);
  assert.equal(await talkNow(), undefined);
  await eventually(async () => assert.equal(await mayTalk(), true));
  await world.manage("PUT", `/t/${topic_id}/recover.json`);
  await eventually(async () => assert.equal(await talkNow(), topic_id));
  await world.manage("DELETE", `/t/${topic_id}.json`);
  await eventually(async () => assert.equal(await mayTalk(), true));
  const second = await talked(world, sam, opening);
  assert.notEqual(second.topic_id, topic_id);
});
