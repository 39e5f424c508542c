import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../fixture/server/index";
import { openTestForum, type TestForum } from "./testing";

let forum: TestForum<typeof fixture>;
beforeAll(async () => {
  forum = await openTestForum({ plugins: [fixture] });
});
afterAll(() => forum.close());

test("acts are called by their typed names, as a person and as a visitor", async () => {
  const ana = await forum.person("ana");
  const { id } = await forum.as(ana).fixture.addSeat({ name: "Van", seats: 1 });
  expect(await forum.as(ana).fixture.claimSeat({ id })).toEqual({ id, taken: 1 });
  expect(await forum.as(null).fixture.listSeats()).toEqual({ seats: [{ id, name: "Van", seats: 1, taken: 1 }] });
});

test("a no is thrown with its status, code, text and extras, and leaves nothing behind", async () => {
  const [ben, cem] = [await forum.person("ben"), await forum.person("cem")];
  const { id } = await forum.as(ben).fixture.addSeat({ name: "Tent", seats: 1 });
  await forum.as(ben).fixture.claimSeat({ id });
  await expect(forum.as(cem).fixture.claimSeat({ id })).rejects.toMatchObject({
    status: 409,
    error_type: "full",
    extras: { seats: 1 },
  });
  await expect(forum.as(cem).fixture.teaseAndRefuse()).rejects.toMatchObject({
    status: 409,
    error_type: "changed_my_mind",
  });
  expect(await forum.sql`SELECT 1 FROM fixture_notes WHERE what = 'teased'`).toEqual([]);
  expect(forum.live).toEqual([]);
});

test("a fault of an act comes with its own message", async () => {
  const dora = await forum.person("dora");
  await expect(forum.as(dora).fixture.throwError()).rejects.toThrow("a bug in an act");
});

test("time stands still where it was set", async () => {
  await forum.clock.set("2026-12-01T09:30:00Z");
  expect(await forum.clock.now()).toBe("2026-12-01T09:30:00.000Z");
  expect(await forum.as(null).fixture.showContext()).toMatchObject({
    now: "2026-12-01T09:30:00.000Z",
    viewer: null,
    plugins: ["core", "fixture"],
  });
});

test("two forums know nothing of one another", async () => {
  const other = await openTestForum({ plugins: [fixture] });
  const ana = await other.person("ana");
  await other.as(ana).fixture.addSeat({ name: "Elsewhere", seats: 1 });
  const { seats } = await forum.as(null).fixture.listSeats();
  expect(seats.map(({ name }) => name)).not.toContain("Elsewhere");
  await other.close();
});
