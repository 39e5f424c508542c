/** Making, changing, withdrawing and putting back: who may, and on which page. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";
import type { Opening } from "../world";

const { scenario } = scenariosOf("tasks");

/** The form as the page fills it in from an opening. */
const formOf = ({
  kind,
  band,
  title,
  note,
  description_raw,
  minutes_from,
  minutes_to,
  rhythm,
  time_words,
  seats,
  answered_by,
  link,
  due_on,
  due_zone,
  place,
  paid,
  category_id,
}: Opening) => ({
  ...{
    kind,
    band,
    title,
    note,
    minutes_from,
    minutes_to,
    rhythm,
    time_words,
    seats,
    answered_by,
    link,
    due_on,
    due_zone,
    place,
    paid,
    category_id,
  },
  description: description_raw,
});

const change = (opening: Opening, changed: Partial<ReturnType<typeof formOf>> & { contact?: string } = {}) => ({
  ...formOf(opening),
  ...changed,
  opening_id: opening.id,
  version: opening.version,
});

scenario("an opening is changed by its form, and its version grows", async (world) => {
  const mairi = await world.person("mairi");
  const opening = await world.opening();
  const changed = await mairi.tasks.changeOpening(
    change(opening, {
      title: "Phone ten co-ops",
      minutes_from: 30,
      minutes_to: 60,
      paid: true,
      due_on: "2036-12-12",
      due_zone: "Europe/London",
    })
  );
  assert.deepEqual(
    [
      changed.title,
      changed.minutes_from,
      changed.minutes_to,
      changed.paid,
      changed.due_on,
      changed.due_zone,
      changed.version,
    ],
    ["Phone ten co-ops", 30, 60, true, "2036-12-12", "Europe/London", 2]
  );
});

scenario("an edit on a stale page is refused and changes nothing", async (world) => {
  const mairi = await world.person("mairi");
  const opening = await world.opening();
  const newer = await mairi.tasks.changeOpening(change(opening, { title: "The newer title" }));
  await refused(mairi.tasks.changeOpening(change(opening, { title: "The older title" })), 409, "stale");
  await refused(mairi.tasks.withdrawOpening({ opening_id: opening.id, version: opening.version }), 409, "stale");
  const seen = await mairi.tasks.showOpening({ opening_id: opening.id });
  assert.deepEqual([seen.title, seen.version, seen.revision], ["The newer title", newer.version, newer.revision]);
});

scenario("two edits of one page at once: one is kept, the other is told it is stale", async (world) => {
  const mairi = await world.person("mairi");
  const opening = await world.opening();
  const both = await Promise.allSettled(
    ["One", "Two"].map((title) => mairi.tasks.changeOpening(change(opening, { title })))
  );
  const lost = both.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
  assert.equal(lost.length, 1);
  await refused(Promise.reject(lost[0]!.reason as Error), 409, "stale");
});

scenario("claiming makes no form stale", async (world) => {
  const [mairi, ana] = await Promise.all([world.person("mairi"), world.person("ana")]);
  const opening = await world.opening();
  await world.claim(ana, opening);
  assert.equal((await mairi.tasks.changeOpening(change(opening, { place: "Leeds" }))).place, "Leeds");
});

scenario("there are never fewer places than are taken", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const opening = await world.opening({ seats: 4 });
  await world.claim(ana, opening);
  await world.claim(sam, opening);
  await refused(mairi.tasks.changeOpening(change(opening, { seats: 1 })), 422, "too_few_seats", {
    field: "seats",
    count: 2,
  });
  assert.equal((await mairi.tasks.changeOpening(change(opening, { seats: 2 }))).standing, "full");
});

scenario("its maker, its contact person and staff change an opening, nobody else", async (world) => {
  const [mairi, leila, sam, moderator] = [
    await world.person("mairi"),
    await world.person("leila"),
    await world.person("sam"),
    await world.moderator(),
  ];
  let opening = await world.opening({ contact: leila.username }, mairi);
  await refused(sam.tasks.changeOpening(change(opening)), 403, "not_yours_to_change");
  await refused(sam.tasks.withdrawOpening({ opening_id: opening.id, version: 1 }), 403, "not_yours_to_change");
  for (const { tasks } of [mairi, leila, moderator]) {
    opening = await tasks.changeOpening(change(opening));
  }
  assert.equal(opening.version, 4);
});

scenario("withdrawn, an opening is off the board, its places are given back, and it can be put back", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  // On a board of its own: the one of most scenarios is longer than a page.
  const opening = await world.opening({ category_id: await world.category() });
  await world.claim(ana, opening);
  const withdrawn = await mairi.tasks.withdrawOpening({ opening_id: opening.id, version: opening.version });
  assert.deepEqual([withdrawn.standing, withdrawn.taken], ["withdrawn", 0]);
  const onBoard = async () =>
    (await sam.tasks.listOpenings({ category_id: opening.category_id, limit: 100 })).openings.some(
      ({ id }) => id === opening.id
    );
  assert.equal(await onBoard(), false);
  assert.equal((await ana.tasks.showOpening({ opening_id: opening.id })).my_claim?.state, "released");
  await refused(world.claim(sam, opening), 409, "withdrawn");
  await refused(mairi.tasks.changeOpening(change(withdrawn)), 409, "withdrawn");
  await refused(mairi.tasks.withdrawOpening({ opening_id: opening.id, version: withdrawn.version }), 409, "withdrawn");
  await refused(mairi.tasks.talkAboutOpening({ opening_id: opening.id }), 409, "withdrawn");
  await refused(sam.tasks.putBackOpening({ opening_id: opening.id }), 403, "not_yours_to_change");
  const back = await mairi.tasks.putBackOpening({ opening_id: opening.id });
  assert.deepEqual([back.standing, back.free], ["open", opening.seats]);
  assert.equal(await onBoard(), true);
  await refused(mairi.tasks.putBackOpening({ opening_id: opening.id }), 409, "not_withdrawn");
});

scenario("what does not fit together in a form is refused at its field", async (world) => {
  const category_id = await world.board();
  const { tasks } = await world.person("linus");
  const form = { kind: "task", band: "small", title: "A form", rhythm: "once", category_id } as const;
  await refused(tasks.makeOpening({ ...form, minutes_from: 60, minutes_to: 30 }), 422, "upside_down", {
    field: "minutes_to",
  });
  await refused(tasks.makeOpening({ ...form, answered_by: "link" }), 422, "link_missing", { field: "link" });
  await refused(tasks.makeOpening({ ...form, contact: "nobody_of_that_name" }), 422, "no_such_person", {
    field: "contact",
  });
  const wrong: [string, unknown][] = [
    ["title", ""],
    ["title", "x".repeat(121)],
    ["title", "two\nlines"],
    ["kind", "chore"],
    ["band", "huge"],
    ["rhythm", "weekly"],
    ["seats", 0],
    ["seats", 2.5],
    ["minutes_from", -5],
    ["due_on", "2026-02-30"],
    ["due_on", "tomorrow"],
    ["due_zone", "Middle/Earth"],
    ["link", "javascript:alert(1)"],
    ["link", "//evil.example"],
    ["link", "https://user:pass@evil.example/"],
    ["description", "x".repeat(20_001)],
    ["paid", "perhaps"],
  ];
  for (const [field, value] of wrong) {
    const sent = { ...form, answered_by: field === "link" ? "link" : "claim", [field]: value } as typeof form;
    await refused(tasks.makeOpening(sent), 422, "invalid_input", { field });
  }
});

scenario("a board is read page after page, each opening once", async (world) => {
  const category_id = await world.category();
  const linus = await world.person("linus");
  const made = new Set<number>();
  for (let minutes = 1; minutes <= 7; minutes++) {
    made.add((await world.opening({ category_id, minutes_from: minutes % 3 ? 10 : 20 }, linus)).id);
  }
  const read: number[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof linus.tasks.listOpenings>> = await world.visitor.tasks.listOpenings({
      category_id,
      limit: 3,
      cursor,
    });
    assert.equal(page.meta.total, 7);
    read.push(...page.openings.map(({ id }) => id));
    cursor = page.meta.next_cursor;
    if (cursor === null) {
      break;
    }
  }
  assert.equal(read.length, 7);
  assert.deepEqual(new Set(read), made);
});

scenario("“I have 20 minutes” shows what fits and what nearly fits, and counts the rest", async (world) => {
  const category_id = await world.category();
  const linus = await world.person("linus");
  for (const minutes_to of [5, 20, 30, 90]) {
    await world.opening({ category_id, minutes_to }, linus);
  }
  const board = await world.visitor.tasks.showBoard({ category_id, have: "20" });
  assert.deepEqual(
    board.groups.map(({ group, meta }) => [group, meta.total]),
    [
      ["fits", 2],
      ["nearly", 1],
    ]
  );
  assert.equal(board.meta.left_out, 1);
});

scenario("a window has two days and ends after the second; it stands alone", async (world) => {
  const made = await world.opening({ from_on: "2036-12-02", to_on: "2036-12-12", due_zone: "Europe/London" });
  assert.deepEqual([made.from_on, made.to_on, made.due_on], ["2036-12-02", "2036-12-12", null]);
  await refused(world.opening({ from_on: "2036-12-12", to_on: "2036-12-02" }), 422, "window_upside_down", {
    field: "to_on",
  });
  await refused(world.opening({ due_on: "2036-12-12", to_on: "2036-12-20" }), 422, "due_or_window", {
    field: "due_on",
  });
});

scenario("“Tell me when”: whoever asked is told once when the details are there", async (world) => {
  const [mairi, ana] = await Promise.all([world.person("mairi"), world.newPerson()]);
  const made = await world.opening({ answered_by: "not_yet" });
  assert.equal((await ana.tasks.followOpening({ opening_id: made.id })).following, true);
  assert.equal((await ana.tasks.unfollowOpening({ opening_id: made.id })).following, false);
  await ana.tasks.followOpening({ opening_id: made.id });
  const { kind, band, rhythm, category_id, title, seats, version } = made;
  await mairi.tasks.changeOpening({ opening_id: made.id, version, kind, band, rhythm, category_id, title, seats });
  await refused(ana.tasks.followOpening({ opening_id: made.id }), 409, "no_day_to_watch");
  const [told, ...others] = await world.noticesOf(ana, 1);
  assert.equal(told!.data.message, "coop_tasks.notices.details_there");
  assert.equal(told!.data.path, `/board/${made.id}`);
  assert.deepEqual(others, []);
});

scenario("whoever watches an opening is told when somebody leaves near its day, and not who", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.newPerson(), world.newPerson(), world.newPerson()]);
  const opening = await world.opening({ seats: 1, due_on: "2036-12-12", due_zone: "Europe/London" }, mairi);
  const { my_claim, version } = await world.claim(ana, opening);
  assert.equal((await sam.tasks.followOpening({ opening_id: opening.id })).following, true);
  const { kind, band, rhythm, category_id, title, seats } = opening;
  const soon = new Date(Date.parse(my_claim!.starts_at) + 2 * 86_400_000).toISOString().slice(0, 10);
  await mairi.tasks.changeOpening({
    ...{ opening_id: opening.id, version, kind, band, rhythm, category_id, title, seats, due_zone: "Europe/London" },
    due_on: soon,
  });
  await ana.tasks.releaseClaim({ claim_id: my_claim!.id });
  const [told] = await world.noticesOf(sam, 1);
  assert.equal(told!.data.message, "coop_tasks.notices.left_near");
  assert.equal(JSON.stringify(told!.data).includes(ana.name), false);
});
