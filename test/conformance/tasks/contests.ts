/** A contest: entered unseen by the others, and chosen by those who choose when it is over. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";
import { uploaded } from "../uploaded";
import type { Member, World } from "../world";

const { scenario } = scenariosOf("tasks");

type Given = Parameters<World["opening"]>[0];

const contest = (world: World, more: Given = {}) =>
  world.opening({
    ...{ title: `Design a T-shirt ${world.mark}`, seats: null, answered_by: "entry" },
    ...{ to_on: "2190-01-01", due_zone: "Europe/London", ...more },
  });

const enter = (by: Member, opening_id: number, title: string) =>
  by.tasks.enterContest({ opening_id, title, words: "Two hands, one loaf." });

scenario("what is entered is seen by those who choose, and not by the others before it is over", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const juror = await world.person("joe");
  const { id: chooser_group_id } = await world.group([juror]);
  const { id: opening_id } = await contest(world, { chooser_group_id });
  const view = await enter(ana, opening_id, "Bread and roses");
  await enter(sam, opening_id, "Sickle and spoon");
  assert.equal((await ana.tasks.showOpening({ opening_id })).entries.length, 1);
  for (const chooser of [mairi, juror]) {
    assert.equal((await chooser.tasks.showOpening({ opening_id })).entries.length, 2);
    await refused(enter(chooser, opening_id, "My own"), 409, "yours_to_choose");
  }
  const moderator = await world.moderator();
  for (const other of [moderator.tasks, world.admin.tasks, world.visitor.tasks]) {
    assert.deepEqual((await other.showOpening({ opening_id })).entries, []);
  }
  const entry_id = view.entries[0]!.id;
  await refused(juror.tasks.chooseEntry({ entry_id }), 409, "entries_open");
  await refused(sam.tasks.takeBackEntry({ entry_id }), 404, "not_found");
  await refused(ana.tasks.shareEntry({ entry_id }), 409, "entry_not_chosen");
  assert.deepEqual((await ana.tasks.takeBackEntry({ entry_id })).entries, []);
});

scenario("a picture is entered, and its address is told to whoever sees the entry alone", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const { id: opening_id } = await contest(world);
  const theirs = await uploaded(world, sam);
  const mine = await uploaded(world, ana, "shirt.png");
  const given = { opening_id, title: "Bread and roses" };
  await refused(ana.tasks.enterContest({ ...given, upload: theirs.id, alt: "A loaf" }), 422, "not_your_upload", {
    field: "upload",
  });
  await refused(ana.tasks.enterContest({ ...given, upload: mine.id }), 422, "alt_first", { field: "alt" });
  const [entry] = (await ana.tasks.enterContest({ ...given, upload: mine.id, alt: "A loaf" })).entries;
  assert.deepEqual([entry!.upload!.name, entry!.upload!.is_picture, entry!.alt], ["shirt.png", true, "A loaf"]);
  const { path } = entry!.upload!;
  assert.equal(path.split("/").at(-1), mine.short_url.replace("upload://", ""));
  const file = await world.visitor.request("GET", path, undefined, { accept: "image/*" });
  assert.deepEqual([file.status, file.headers.get("content-type")], [200, "image/png"]);
  await enter(sam, opening_id, "Sickle and spoon");
  const moderator = await world.moderator();
  const sees = async ({ tasks }: Pick<Member, "tasks">) =>
    JSON.stringify(await tasks.showOpening({ opening_id })).includes(path);
  assert.deepEqual(await Promise.all([mairi, ana].map(sees)), [true, true]);
  assert.deepEqual(await Promise.all([sam, moderator, world.admin, world.visitor].map(sees)), [
    false,
    false,
    false,
    false,
  ]);
  await ana.tasks.takeBackEntry({ entry_id: entry!.id });
  assert.equal(await sees(mairi), false);
});

scenario("a contest has its days: not before the first, and not without a last", async (world) => {
  const ana = await world.person("ana");
  const { id } = await contest(world, { from_on: "2189-12-01" });
  await refused(enter(ana, id, "Early"), 409, "entries_not_begun");
  await refused(contest(world, { to_on: null, due_zone: null }), 422, "contest_ends", { field: "to_on" });
  const over = await contest(world, { to_on: "2020-01-01" });
  await refused(enter(ana, over.id, "Late"), 409, "ended");
});

scenario("when it is over somebody chooses, all are told at once, and it is shown if they agree", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const made = await contest(world);
  const opening_id = made.id;
  const entry_id = (await enter(ana, opening_id, "Bread and roses")).entries[0]!.id;
  await enter(sam, opening_id, "Sickle and spoon");
  // Its last day is moved to one that is over.
  const { category_id, title, version } = made;
  await mairi.tasks.changeOpening({
    ...{ opening_id, version, category_id, title, kind: "task", band: "small", rhythm: "once" },
    ...{ seats: null, answered_by: "entry", to_on: "2020-01-01", due_zone: "Europe/London" },
  });
  assert.equal((await sam.tasks.showOpening({ opening_id })).entries.length, 2, "all who entered see it now");
  await refused(sam.tasks.chooseEntry({ entry_id }), 403, "only_who_chooses");
  await refused(mairi.tasks.tellChoice({ opening_id }), 409, "nothing_chosen");
  await mairi.tasks.chooseEntry({ entry_id });
  assert.equal((await ana.tasks.showOpening({ opening_id })).entries[0]?.state, "entered");
  await mairi.tasks.tellChoice({ opening_id });
  await refused(mairi.tasks.unchooseEntry({ entry_id }), 409, "choice_told");
  assert.deepEqual((await world.visitor.tasks.showOpening({ opening_id })).entries, []);
  await ana.tasks.shareEntry({ entry_id });
  assert.equal((await world.visitor.tasks.showOpening({ opening_id })).entries[0]?.title, "Bread and roses");
});
