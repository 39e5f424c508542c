import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const WORDS = "I have rung co-ops for years, and I am free on Thursdays.";
const byPhone = { way: "phone", detail: "07700 900142" } as const;

const job = (more: Partial<MakeInput> = {}) =>
  board.make({ kind: "role", seats: 1, paid: true, rate: "£15 an hour", answered_by: "application", ...more });
const apply = (who: Board["ana"], opening_id: number) =>
  board.forum.as(who).tasks.applyForOpening({ opening_id, words: WORDS, contact: byPhone });
const show = (who: Board["ana"] | null, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });
const asked = async (who = board.ana) => {
  const { id } = await job();
  return { opening_id: id, application_id: (await apply(who, id)).my_application!.id };
};
const factsOfOpening = async (id: number) =>
  (
    await board.forum.sql<{ kind: string }>`
      SELECT kind FROM coop_facts WHERE subject_kind = 'opening' AND subject_id = ${id} ORDER BY id`
  ).map(({ kind }) => kind);
const told = async (who: Board["ana"]) => {
  await board.forum.tick();
  return JSON.stringify(await board.forum.notifications(who));
};

const bells = async (who: Board["ana"], notice: string) =>
  (await told(who)).split(`"coop_tasks.notices.${notice}"`).length - 1;

describe("asking for a place", () => {
  it("rings once a day, however often it is taken back; what was answered is another matter", async () => {
    const { forum, ana, leila } = board;
    const imran = await forum.person("asked_often");
    const { id } = await job({ contact: imran.username });
    const ask = async () => (await apply(ana, id)).my_application!.id;
    for (let times = 0; times < 3; times++) {
      await forum.as(ana).tasks.takeBackApplication({ application_id: await ask() });
    }
    const application_id = await ask();
    expect(await bells(imran, "applied")).toBe(1);
    const { claims } = await forum.as(imran).tasks.approveApplication({ application_id });
    await forum.as(ana).tasks.releaseClaim({ claim_id: claims[0]!.id });
    await ask();
    expect(await bells(imran, "applied")).toBe(2);
    // Taken out of the bell with the page, it is told again.
    await forum.as(leila).tasks.hideOpening({ opening_id: id });
    await forum.as(leila).tasks.unhideOpening({ opening_id: id });
    expect(await bells(imran, "applied")).toBe(0);
    await ask();
    expect(await bells(imran, "applied")).toBe(1);
  });

  it("is between two people: no applicant sees another, and staff see none", async () => {
    const { ana, priya, imran, leila } = board;
    const { id } = await job();
    expect((await apply(ana, id)).my_application).toMatchObject({ state: "asked", words: WORDS, contact: byPhone });
    expect(await apply(priya, id)).toMatchObject({ applications: [], claims: [], taken: 0 });
    for (const other of [null, leila]) {
      const seen = await show(other, id);
      expect(seen).toMatchObject({ applications: [], my_application: null });
      expect(JSON.stringify(seen)).not.toMatch(/Thursdays|07700|Ana Ruiz/);
    }
    expect((await show(imran, id)).applications).toMatchObject([
      { person: { username: "ana" }, words: WORDS, contact: byPhone, can: { approve_application: { ok: true } } },
      { person: { username: "priya" } },
    ]);
    expect(await told(imran)).toContain("coop_tasks.notices.applied");
    expect(await told(imran)).not.toContain("Thursdays");
    // What happened to the opening does not say who asked for it.
    expect(await factsOfOpening(id)).toEqual(["opening_made"]);
  });

  it("is a new contact person's to answer, without the way of contact; the former one sees nothing", async () => {
    const { forum, ana, imran } = board;
    const noor = await forum.person("noor_next");
    const { opening_id, application_id } = await asked();
    await forum.sql`UPDATE coop_openings SET contact_user_id = ${noor.id} WHERE id = ${opening_id}`;
    expect((await show(noor, opening_id)).applications).toMatchObject([{ words: WORDS, contact: null }]);
    const former = await show(imran, opening_id);
    expect(former.applications).toEqual([]);
    expect(JSON.stringify(former)).not.toMatch(/Thursdays|07700/);
    await expect(forum.as(imran).tasks.approveApplication({ application_id })).rejects.toMatchObject({ status: 404 });
    const approved = await forum.as(noor).tasks.approveApplication({ application_id, answer: "Welcome." });
    expect(approved.claims).toMatchObject([{ person: { username: "ana" }, contact: null }]);
    expect((await forum.as(ana).core.showWaits()).asked.map(({ message }) => message)).toContain(
      "coop_tasks.waits.contact"
    );
  });

  it("is not there for others, by its number neither", async () => {
    const { forum, priya, leila } = board;
    const { application_id } = await asked();
    for (const other of [priya, leila]) {
      const { approveApplication, declineApplication, takeBackApplication } = forum.as(other).tasks;
      await expect(approveApplication({ application_id })).rejects.toMatchObject({ status: 404 });
      await expect(declineApplication({ application_id, answer: "no" })).rejects.toMatchObject({ status: 404 });
      await expect(takeBackApplication({ application_id })).rejects.toMatchObject({ status: 404 });
    }
  });

  it("is once, needs words, and such a place is not simply taken or waited for", async () => {
    const { forum, ana, claim, join } = board;
    const { opening_id } = await asked();
    await expect(apply(ana, opening_id)).rejects.toMatchObject({ status: 409, error_type: "already_applied" });
    await expect(claim(ana, opening_id)).rejects.toMatchObject({ status: 409, error_type: "by_application" });
    await expect(join(ana, opening_id)).rejects.toMatchObject({ status: 409, error_type: "places_free" });
    await expect(
      forum.as(ana).tasks.applyForOpening({ opening_id, words: "  ", contact: byPhone })
    ).rejects.toMatchObject({ status: 422, extras: { field: "words" } });
    await expect(apply(ana, (await board.make()).id)).rejects.toMatchObject({ error_type: "taken_at_once" });
  });

  it("waits in the contact person's list", async () => {
    const { forum, imran } = board;
    const { application_id } = await asked();
    expect(JSON.stringify(await forum.as(imran).core.showWaits())).toContain(`"application:${application_id}"`);
    await forum.as(imran).tasks.declineApplication({ application_id, answer: "Not this time." });
    expect(JSON.stringify(await forum.as(imran).core.showWaits())).not.toContain(`"application:${application_id}"`);
  });

  it("ends with its closing day, and can be answered afterwards", async () => {
    const { forum, ana, priya, imran } = board;
    const { id } = await job({ closes_on: "2026-11-30", due_zone: "Europe/London" });
    const { my_application } = await apply(ana, id);
    try {
      await forum.clock.set("2026-11-30T23:59:59.000Z");
      expect((await show(priya, id)).can.apply_for_opening).toEqual({ ok: true });
      await forum.clock.set("2026-12-01T00:00:00.000Z");
      await expect(apply(priya, id)).rejects.toMatchObject({ error_type: "applications_closed" });
      const given = await forum.as(imran).tasks.approveApplication({ application_id: my_application!.id });
      expect(given).toMatchObject({ taken: 1, closes_on: "2026-11-30" });
    } finally {
      await forum.clock.set("2026-11-22T12:00:00.000Z");
    }
  });

  it("after its closing day is not among what has room, nor in a newsletter, and its row says so", async () => {
    const { forum, priya } = board;
    const { id: category_id } = await forum.category({ name: "Jobs" });
    const { id } = await job({ closes_on: "2026-11-30", due_zone: "Europe/London", category_id });
    const seen = async () => {
      const shown = await forum.as(priya).tasks.showBoard({ category_id });
      const { openings } = await forum.as(priya).tasks.showNewsletter({ category_id });
      const [row] = shown.groups.flatMap((group) => group.openings);
      return [row?.closes_on, row?.asking_over, shown.meta.with_room, openings.length];
    };
    try {
      expect(await seen()).toEqual(["2026-11-30", false, 1, 1]);
      await forum.clock.set("2026-12-01T00:00:00.000Z");
      expect(await seen()).toEqual(["2026-11-30", true, 0, 0]);
    } finally {
      await forum.clock.set("2026-11-22T12:00:00.000Z");
    }
  });

  it("a closing day is for places that are given", async () => {
    expect(await board.make({ closes_on: "2026-11-30" })).toMatchObject({ closes_on: null, due_zone: null });
  });
});

describe("the answer", () => {
  it("yes: whoever asked holds the place, with the way of contact that was given", async () => {
    const { forum, ana, imran } = board;
    const { opening_id, application_id } = await asked();
    const given = await forum.as(imran).tasks.approveApplication({ application_id, answer: "Welcome." });
    expect(given).toMatchObject({
      taken: 1,
      standing: "full",
      claims: [{ person: { username: "ana" }, state: "held", contact: byPhone }],
    });
    expect(await show(ana, opening_id)).toMatchObject({
      my_claim: { state: "held" },
      my_application: { state: "approved", answer: "Welcome.", contact: null },
    });
    expect(await told(ana)).toContain("coop_tasks.notices.approved");
    await expect(forum.as(imran).tasks.approveApplication({ application_id })).rejects.toMatchObject({
      error_type: "application_approved",
    });
    expect(await factsOfOpening(opening_id)).toEqual(["opening_made", "opening_claimed"]);
  });

  it("no more places are given than there are, however many press at once", async () => {
    const { forum, ana, priya, leila, imran } = board;
    const { id } = await job({ seats: 1 });
    const ids = [];
    for (const who of [ana, priya, leila]) {
      ids.push((await apply(who, id)).my_application!.id);
    }
    const pressed = await Promise.allSettled(
      ids.map((application_id) => forum.as(imran).tasks.approveApplication({ application_id }))
    );
    expect(pressed.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const refused of pressed.filter((one) => one.status === "rejected")) {
      expect(refused.reason).toMatchObject({ status: 409, error_type: "all_given" });
    }
    expect(await show(imran, id)).toMatchObject({ taken: 1, free: 0 });
  });

  it("no: in words, which whoever asked reads alone, and they do not ask again", async () => {
    const { forum, ana, priya, imran } = board;
    const { opening_id, application_id } = await asked();
    await expect(forum.as(imran).tasks.declineApplication({ application_id, answer: "" })).rejects.toMatchObject({
      status: 422,
    });
    const answer = "Thank you, Ana. We found somebody nearer.";
    await forum.as(imran).tasks.declineApplication({ application_id, answer });
    expect((await show(ana, opening_id)).my_application).toMatchObject({ state: "declined", answer });
    expect(JSON.stringify(await show(priya, opening_id))).not.toContain("nearer");
    expect(await told(ana)).toContain("coop_tasks.notices.answered");
    expect(await told(ana)).not.toContain("nearer");
    await expect(apply(ana, opening_id)).rejects.toMatchObject({ error_type: "application_declined" });
  });

  it("thirty days later nothing of what was said is left", async () => {
    const { forum, ana, imran } = board;
    const { opening_id, application_id } = await asked();
    await forum.as(imran).tasks.declineApplication({ application_id, answer: "Not this time." });
    try {
      await forum.clock.set("2026-12-22T12:00:00.000Z");
      await forum.tick();
      expect(await show(ana, opening_id)).toMatchObject({
        my_application: { state: "declined", words: null, answer: null },
      });
      expect((await show(imran, opening_id)).applications).toEqual([]);
    } finally {
      await forum.clock.set("2026-11-22T12:00:00.000Z");
    }
  });
});

describe("an end without an answer", () => {
  it("taken back: nothing is kept, and one may ask again", async () => {
    const { forum, ana, imran } = board;
    const { opening_id, application_id } = await asked();
    const view = await forum.as(ana).tasks.takeBackApplication({ application_id });
    expect(view).toMatchObject({
      my_application: { state: "taken_back", words: null },
      can: { apply_for_opening: { ok: true } },
    });
    expect((await show(imran, opening_id)).applications).toEqual([]);
    await expect(forum.as(imran).tasks.approveApplication({ application_id })).rejects.toMatchObject({
      error_type: "application_taken_back",
    });
    expect((await apply(ana, opening_id)).my_application).toMatchObject({ state: "asked" });
  });

  it("withdrawn: whoever asked is told, once", async () => {
    const { forum, ana, imran } = board;
    const { opening_id } = await asked();
    const { version } = await show(imran, opening_id);
    await forum.as(imran).tasks.withdrawOpening({ opening_id, version });
    expect((await show(ana, opening_id)).my_application).toMatchObject({ state: "over", words: null });
    expect(await told(ana)).toContain("coop_tasks.notices.application_over");
  });

  it("nobody answers for ninety days: it is over, and said so", async () => {
    const { forum, ana } = board;
    const { opening_id } = await asked();
    try {
      await forum.clock.set("2027-02-20T11:59:00.000Z");
      await forum.tick();
      expect((await show(ana, opening_id)).my_application).toMatchObject({ state: "asked" });
      await forum.clock.set("2027-02-20T12:00:00.000Z");
      await forum.tick();
      expect((await show(ana, opening_id)).my_application).toMatchObject({ state: "over", contact: null });
    } finally {
      await forum.clock.set("2026-11-22T12:00:00.000Z");
    }
  });

  it("the day is moved on: it is asked for until then", async () => {
    const { forum, ana, imran } = board;
    const { id, version } = await job({ due_on: "2026-12-01", due_zone: "Europe/London" });
    await apply(ana, id);
    const form = { ...board.phoneBank, kind: "role", answered_by: "application" } as const;
    await forum
      .as(imran)
      .tasks.changeOpening({ opening_id: id, version, ...form, due_on: "2026-12-10", due_zone: "Europe/London" });
    try {
      await forum.clock.set("2026-12-01T00:01:00.000Z");
      await forum.tick();
      expect((await show(ana, id)).my_application).toMatchObject({ state: "asked" });
      await forum.clock.set("2026-12-10T00:01:00.000Z");
      await forum.tick();
      expect((await show(ana, id)).my_application).toMatchObject({ state: "over" });
    } finally {
      await forum.clock.set("2026-11-22T12:00:00.000Z");
    }
  });
});

describe("the forum's life", () => {
  it("an account that is gone leaves no words; two that become one ask once", async () => {
    const { forum, imran } = board;
    const [kit, joe] = [await forum.person("kit"), await forum.person("joe")];
    const { id } = await job();
    for (const who of [kit, joe]) {
      await apply(who, id);
    }
    await forum.event("users_merged", { source_user_id: kit.id, target_user_id: joe.id });
    expect((await show(imran, id)).applications).toMatchObject([{ person: { username: "joe" } }]);
    await forum.event("user_removed", { user_id: joe.id });
    expect((await show(imran, id)).applications).toEqual([]);
    const left = await forum.sql`SELECT 1 FROM coop_applications WHERE opening_id = ${id} AND words IS NOT NULL`;
    expect(left).toEqual([]);
  });
});
