/** Files that are handed in: by the forum's own uploader, one's own, and shown as the forum shows them. */
import assert from "node:assert/strict";
import { eventually, refused, scenariosOf } from "../scenario";
import { uploaded } from "../uploaded";
import type { World } from "../world";

const { scenario } = scenariosOf("tasks");

const photo = {
  title: "Our bakery",
  alt: "Loaves on a table",
  credit: "Tidewater Bakers",
  licence: "cc_by",
  pictured_agree: true,
} as const;

const ask = async (world: World, filed_in: number | null = null) =>
  (await world.opening({ title: `Photos ${world.mark}`, seats: null, answered_by: "hand_in", filed_in })).id;

scenario("a picture is handed in, and filed as the forum shows pictures", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const opening_id = await ask(world, await world.board());
  const { id: upload, short_url } = await uploaded(world, ana);
  const title = `Our bakery ${world.mark}`;
  const [thing] = (await ana.tasks.handInThing({ opening_id, ...photo, title, upload })).things;
  assert.deepEqual(
    [thing!.upload!.id, thing!.upload!.name, thing!.upload!.is_picture, thing!.alt],
    [upload, "bakery.png", true, photo.alt]
  );
  assert.equal(thing!.upload!.path.split("/").at(-1), short_url.replace("upload://", ""));
  const file = await world.visitor.request("GET", thing!.upload!.path, undefined, { accept: "image/*" });
  assert.deepEqual([file.status, file.headers.get("content-type")], [200, "image/png"]);
  assert.doesNotMatch(JSON.stringify(await sam.tasks.showOpening({ opening_id })), /short-url/);
  await mairi.tasks.fileThing({ thing_id: thing!.id });
  await world.quiet();
  const topic_id = await eventually(async () => {
    const [filed] = (await ana.tasks.showOpening({ opening_id })).things;
    assert.equal(filed?.state, "filed");
    return filed.topic_id!;
  });
  world.remember({ topic: topic_id });
  await eventually(async () => {
    const { body } = await sam.caller.get(`/t/${topic_id}.json`);
    const [image] = /<img[^>]*>/.exec(body.post_stream.posts[0].cooked) ?? [""];
    assert.match(image, /alt="Loaves on a table"/);
    assert.match(image, /src="[^"]*\/uploads\//);
  });
});

scenario("a file of a kind that the forum does not take is refused by the forum itself", async (world) => {
  const ana = await world.person("ana");
  const { status, body } = await world.upload(ana, Buffer.from("No file of these."), "words.coopless");
  assert.equal(status, 422);
  assert.match(body.errors.join(" "), /authorized/);
});

scenario("somebody else's file is not handed in, nor a picture that says nothing of what it shows", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const opening_id = await ask(world);
  const theirs = await uploaded(world, sam);
  const given = { opening_id, ...photo };
  await refused(ana.tasks.handInThing({ ...given, upload: theirs.id }), 422, "not_your_upload", { field: "upload" });
  await refused(ana.tasks.handInThing({ ...given, upload: 2_000_000_000 }), 422, "not_your_upload");
  const mine = await uploaded(world, ana);
  await refused(ana.tasks.handInThing({ ...given, upload: mine.id, alt: "" }), 422, "alt_first", { field: "alt" });
  assert.deepEqual((await ana.tasks.showOpening({ opening_id })).things, []);
});

scenario("what is filed in one topic is a reply there, and said before to whom it is open", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const { name } = await world.group([mairi, ana]);
  const shelf = await world.category({ [name]: 1 });
  const topic = await world.topic(mairi, shelf, "The image bank of our co-ops");
  const given = { title: `Photos ${world.mark}`, seats: null, answered_by: "hand_in" } as const;
  await refused(
    world.opening({ ...given, filed_in: await world.board(), filed_under: topic.id }),
    422,
    "no_such_topic"
  );
  const { id: opening_id } = await world.opening({ ...given, filed_in: shelf, filed_under: topic.id });
  const { filing } = await ana.tasks.showOpening({ opening_id });
  assert.deepEqual([filing?.topic?.id, filing?.open_to.everybody], [topic.id, false]);
  assert.deepEqual(filing?.open_to.groups, [`Group ${name}`]);
  const unseen = (await sam.tasks.showOpening({ opening_id })).filing;
  assert.deepEqual([unseen?.category, unseen?.topic], [null, null]);
  const { id: upload } = await uploaded(world, ana);
  const thing_id = (await ana.tasks.handInThing({ opening_id, ...photo, upload })).things[0]!.id;
  await mairi.tasks.fileThing({ thing_id });
  await world.quiet();
  await eventually(async () => {
    const [thing] = (await ana.tasks.showOpening({ opening_id })).things;
    assert.deepEqual([thing?.state, thing?.topic_id, thing?.post_number], ["filed", topic.id, 2]);
  });
  const { body } = await ana.caller.get(`/t/${topic.id}.json`);
  assert.equal(body.posts_count, 2);
  assert.match(body.post_stream.posts[1].cooked, /Our bakery[^]*<img[^>]*alt="Loaves on a table"/);
});
