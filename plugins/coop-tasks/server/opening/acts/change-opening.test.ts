import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const change = (who: Board["ana"], opening: { id: number; version: number }, more: Partial<MakeInput> = {}) =>
  board.forum
    .as(who)
    .tasks.changeOpening({ opening_id: opening.id, version: opening.version, ...board.phoneBank, ...more });

describe("making one", () => {
  it("keeps what was written, cooks the description, and its maker looks after it", async () => {
    const made = await board.make({
      note: "By e-mail, for the image bank",
      description: "Ring **ten** co-ops.<script>alert(1)</script>",
      minutes_from: 10,
      minutes_to: 15,
      time_words: "3 hours at least",
      due_on: "2026-12-12",
      due_zone: "Europe/London",
      place: "Glasgow",
      paid: true,
    });
    expect(made).toMatchObject({
      note: "By e-mail, for the image bank",
      minutes_from: 10,
      minutes_to: 15,
      time_words: "3 hours at least",
      due_on: "2026-12-12",
      due_zone: "Europe/London",
      place: "Glasgow",
      paid: true,
      version: 1,
      contact_person: { username: "imran" },
    });
    expect(made.description_cooked).toContain("<strong>ten</strong>");
    expect(made.description_cooked).not.toContain("<script");
  });

  it.each([
    ["minutes upside down", { minutes_from: 30, minutes_to: 10 }, "minutes_to", "upside_down"],
    ["leads on to nowhere", { answered_by: "link" }, "link", "link_missing"],
    ["leads on to a script", { answered_by: "link", link: "javascript:alert(1)" }, "link", "invalid_input"],
    ["leads on to another host in disguise", { answered_by: "link", link: "//evil.example" }, "link", "invalid_input"],
    ["nobody of that name", { contact: "nobody" }, "contact", "no_such_person"],
    ["leads on within, with a NUL", { answered_by: "link", link: "/\u0000x" }, "link", "invalid_input"],
    ["a zone that only half the world knows", { due_on: "2026-12-12", due_zone: "AST" }, "due_zone", "invalid_input"],
    ["a title that nobody sees", { title: "\u3164\u200c" }, "title", "invalid_input"],
    ["an Arabic letter mark", { title: "abc\u061cdef" }, "title", "invalid_input"],
    ["no places at all", { seats: 0 }, "seats", "invalid_input"],
    ["a day that is none", { due_on: "2026-02-30" }, "due_on", "invalid_input"],
    ["a zone that is none", { due_on: "2026-12-12", due_zone: "Europe/Atlantis" }, "due_zone", "invalid_input"],
    ["no title", { title: "  " }, "title", "invalid_input"],
    ["two lines of title", { title: "a\nb" }, "title", "invalid_input"],
    ["a NUL in the text", { description: "a\u0000b" }, "description", "invalid_input"],
    ["a mark that turns text round", { title: "abc\u202edef" }, "title", "invalid_input"],
  ] as const)("says so at the field: %s", async (_, more, field, code) => {
    await expect(board.make(more as Partial<MakeInput>)).rejects.toMatchObject({
      status: 422,
      error_type: code,
      extras: { field },
    });
  });

  it("takes no key it does not know", async () => {
    await expect(
      board.forum.call(board.imran, "tasks/make-opening", { ...board.phoneBank, created_by: 1 })
    ).rejects.toMatchObject({ status: 422, error_type: "invalid_input", extras: { field: "created_by" } });
  });

  it("is looked after by whom was named, who is told", async () => {
    const { forum, ana } = board;
    const made = await board.make({ contact: "ANA" });
    expect(made.contact_person).toMatchObject({ id: ana.id });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.looks_after");
  });

  it("cannot name somebody who does not see the board", async () => {
    const { forum } = board;
    const mairi = await forum.person("mairi", { groups: ["circle"] });
    const closed = await forum.category({ name: "Circle", groups: ["circle"] });
    await expect(board.make({ category_id: closed.id, contact: "ana" }, mairi)).rejects.toMatchObject({
      error_type: "no_such_person",
    });
  });

  it("in no category that there is: not found", async () => {
    await expect(board.make({ category_id: 999_999 })).rejects.toMatchObject({ status: 404 });
  });
});

describe("changing one", () => {
  it("writes it, moves the version on, and tells who holds a place what matters to them", async () => {
    const { forum, imran, ana } = board;
    const made = await board.make();
    await board.claim(ana, made.id);
    await forum.tick();
    const changed = await change(imran, made, { title: "Ring worker co-ops", seats: 3 });
    expect(changed).toMatchObject({ title: "Ring worker co-ops", seats: 3, version: 2, taken: 1 });
    expect(changed.revision).toBeGreaterThan(made.revision);
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.changed");
  });

  it("from a stale page is refused and changes nothing", async () => {
    const { imran } = board;
    const made = await board.make();
    await change(imran, made, { title: "First" });
    await expect(change(imran, made, { title: "Second" })).rejects.toMatchObject({ status: 409, error_type: "stale" });
    expect((await board.forum.as(imran).tasks.showOpening({ opening_id: made.id })).title).toBe("First");
  });

  it("is not made stale by a claim", async () => {
    const made = await board.make();
    await board.claim(board.ana, made.id);
    expect(await change(board.imran, made, { note: "Still mine to change" })).toMatchObject({ version: 2, taken: 1 });
  });

  it("cannot leave fewer places than are taken", async () => {
    const made = await board.make();
    await board.claim(board.ana, made.id);
    await board.claim(board.priya, made.id);
    await expect(change(board.imran, made, { seats: 1 })).rejects.toMatchObject({
      status: 422,
      error_type: "too_few_seats",
      extras: { field: "seats", count: 2 },
    });
  });

  it("is for its maker, its contact person and staff", async () => {
    const { ana, priya, leila } = board;
    const made = await board.make({ contact: "ana" });
    await expect(change(priya, made)).rejects.toMatchObject({ status: 403, error_type: "not_yours_to_change" });
    const once = await change(ana, made, { note: "by the contact person" });
    const twice = await change(leila, once, { note: "by staff" });
    // Nobody was named, so Ana goes on looking after it.
    expect(twice.contact_person).toMatchObject({ id: ana.id });
  });

  it("a new contact person sees nothing that was given to the former one, who sees no more either", async () => {
    const { forum, imran, ana, priya } = board;
    const made = await board.make();
    await forum.as(ana).tasks.claimOpening({ opening_id: made.id, contact: { way: "phone", detail: "07700 900142" } });
    const view = await forum.as(imran).tasks.showOpening({ opening_id: made.id });
    expect(view.claims[0]!.contact).toMatchObject({ detail: "07700 900142" });
    await change(imran, view, { contact: "priya" });
    for (const who of [imran, priya]) {
      expect((await forum.as(who).tasks.showOpening({ opening_id: made.id })).claims[0]!.contact).toBeNull();
    }
  });
});

describe("moving one to a board that not everybody sees", () => {
  it("lets go who cannot follow, without its name, and asks for a contact person who can", async () => {
    const { forum, imran, ana, leila } = board;
    const grace = await forum.person("grace", { groups: ["board"] });
    const closed = await forum.category({ name: "Board", groups: ["board"] });
    const made = await board.make({ title: "Out in the open" });
    await forum.as(ana).tasks.claimOpening({ opening_id: made.id, contact: { way: "phone", detail: "07700 900142" } });
    await board.claim(grace, made.id);

    const moved = await change(leila, made, { category_id: closed.id, title: "Behind closed doors" });
    expect(moved).toMatchObject({ taken: 1, contact_person: null, claims: [{ person: { id: grace.id } }] });
    await forum.tick();
    await forum.clock.set("2026-11-22T19:30:00Z");
    await forum.tick();
    const told = JSON.stringify([await forum.notifications(ana), await forum.mails(ana), await forum.mails(imran)]);
    expect(told).toContain("withdrawn_private");
    expect(told).not.toMatch(/Out in the open|Behind closed doors/);
    await forum.clock.set("2026-11-22T12:00:00Z");
  });

  it("is refused where one may not start topics, and not found where one sees nothing", async () => {
    const { forum, imran } = board;
    const unseen = await forum.category({ name: "Unseen", groups: ["others"] });
    const made = await board.make();
    await expect(change(imran, made, { category_id: unseen.id })).rejects.toMatchObject({ status: 404 });
  });
});

describe("withdrawing one and putting it back", () => {
  it("gives every place back with a fact, tells who held one, and takes it off the board", async () => {
    const { forum, imran, ana } = board;
    const made = await board.make({ title: "To be withdrawn" });
    await board.claim(ana, made.id);
    const view = await forum.as(imran).tasks.withdrawOpening({ opening_id: made.id, version: made.version });
    expect(view).toMatchObject({ standing: "withdrawn", taken: 0 });
    expect(await board.facts(made.id)).toEqual([
      "opening_made",
      "opening_claimed",
      "claim_released",
      "opening_withdrawn",
    ]);
    expect(JSON.stringify(await forum.as(null).tasks.showBoard())).not.toContain("To be withdrawn");
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.withdrawn");
    await expect(board.claim(ana, made.id)).rejects.toMatchObject({ error_type: "withdrawn" });

    const back = await forum.as(imran).tasks.putBackOpening({ opening_id: made.id });
    expect(back).toMatchObject({ standing: "open", free: 2 });
    expect(JSON.stringify(await forum.as(null).tasks.showBoard())).toContain("To be withdrawn");
    await expect(forum.as(imran).tasks.putBackOpening({ opening_id: made.id })).rejects.toMatchObject({
      error_type: "not_withdrawn",
    });
  });
});

describe("what staff do with a text that should not stand", () => {
  it("hides it from everybody but staff, with a line in the staff log", async () => {
    const { forum, imran, ana, leila } = board;
    const made = await board.make({ title: "Hide me" });
    await expect(forum.as(imran).tasks.hideOpening({ opening_id: made.id })).rejects.toMatchObject({
      error_type: "staff_only",
    });
    await forum.as(leila).tasks.hideOpening({ opening_id: made.id });
    for (const who of [imran, ana, null]) {
      await expect(forum.as(who).tasks.showOpening({ opening_id: made.id })).rejects.toMatchObject({ status: 404 });
      expect(JSON.stringify(await forum.as(who).tasks.listOpenings())).not.toContain("Hide me");
    }
    expect((await forum.as(leila).tasks.showOpening({ opening_id: made.id })).hidden).toBe(true);
    expect(
      await forum.sql`SELECT 1 FROM user_histories WHERE acting_user_id = ${leila.id} AND custom_type = 'coop_opening_hidden'`
    ).toHaveLength(1);
    expect(await forum.as(leila).tasks.unhideOpening({ opening_id: made.id })).toMatchObject({ hidden: false });
    expect((await forum.as(ana).tasks.showOpening({ opening_id: made.id })).title).toBe("Hide me");
  });

  it("deletes it with its texts and gives the places back", async () => {
    const { forum, ana, leila } = board;
    const made = await board.make({ title: "Delete me", description: "all of it" });
    await board.claim(ana, made.id);
    expect(await forum.as(leila).tasks.deleteOpening({ opening_id: made.id })).toEqual({ deleted: true });
    await expect(forum.as(leila).tasks.showOpening({ opening_id: made.id })).rejects.toMatchObject({ status: 404 });
    expect(JSON.stringify(await forum.sql`SELECT * FROM coop_openings WHERE id = ${made.id}`)).not.toMatch(
      /Delete me|all of it/
    );
    expect(await forum.sql`SELECT 1 FROM coop_claims WHERE opening_id = ${made.id} AND state = 'held'`).toEqual([]);
  });
});

it("what staff hide or delete is not told any further", async () => {
  const { forum, leila } = board;
  const callum = await forum.person("callum");
  for (const act of ["hideOpening", "deleteOpening"] as const) {
    const made = await board.make({ title: "Vile words", contact: "callum" });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(callum))).toContain("Vile words");
    await forum.as(leila).tasks[act]({ opening_id: made.id });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(callum))).not.toContain("Vile words");
  }
  await forum.clock.set("2026-11-22T19:30:00Z");
  await forum.tick();
  expect(JSON.stringify(await forum.mails(callum))).not.toContain("Vile words");
  await forum.clock.set("2026-11-22T12:00:00Z");
});

it("shows no full names where the forum shows none", async () => {
  const { forum, ana } = board;
  const made = await board.make();
  await forum.setting("enable_names", false);
  const view = await board.claim(ana, made.id);
  expect(view.claims[0]!.person).toMatchObject({ username: "ana", name: null });
  await forum.tick();
  expect(JSON.stringify((await forum.notifications(board.imran)).at(-1))).not.toContain("Ruiz");
  await forum.setting("enable_names", true);
});

it("watched words are refused at their field, or replaced", async () => {
  const { forum } = board;
  await forum.sql`INSERT INTO watched_words (word, action, created_at, updated_at) VALUES ('scab', 1, now(), now()), ('blast', 2, now(), now())`;
  await expect(board.make({ note: "no scab here" })).rejects.toMatchObject({
    status: 422,
    error_type: "watched_word",
    extras: { field: "note", word: "scab" },
  });
  await expect(board.make({ answered_by: "link", link: "https://example.org/scab" })).rejects.toMatchObject({
    error_type: "watched_word",
    extras: { field: "link" },
  });
  expect((await board.make({ title: "A blast of a task" })).title).not.toContain("blast");
});

it("whoever is named, and named again, hears of it once a day, and anew where it was taken out of their bell", async () => {
  const { forum, imran, leila } = board;
  const ida = await forum.person("named_often");
  const bells = async () => {
    await forum.tick();
    return JSON.stringify(await forum.notifications(ida)).split("notices.looks_after").length - 1;
  };
  let opening = await board.make();
  const named = async (contact: string) => (opening = await change(imran, opening, { contact }));
  for (const contact of [ida.username, "imran", ida.username]) {
    await named(contact);
  }
  expect(await bells()).toBe(1);
  await forum.as(leila).tasks.hideOpening({ opening_id: opening.id });
  expect(await bells()).toBe(0);
  opening = await forum.as(leila).tasks.unhideOpening({ opening_id: opening.id });
  await named("imran");
  await named(ida.username);
  expect(await bells()).toBe(1);
});
