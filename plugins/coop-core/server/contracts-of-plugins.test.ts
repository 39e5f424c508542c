/** How a plugin asks of member co-ops and circles, with and without the plugins that know of them. */
import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import { letAnswer } from "../../../test/fixture/answering";
import { fixture } from "../../../test/fixture/server/index";
import { openTestForum, type TestForum, type TestPerson } from "../../../test/forum/server/testing";
import { absent, ask, circleOfCategory, coopNames, coopsOfPerson } from "./contracts";
import { actsOver } from "./kernel/act";
import { definePlugin } from "./kernel/plugin";
import { Refusal } from "./kernel/refusal";

const Named = v.object({ id: v.number(), name: v.string() });
const { read, write } = actsOver();

const stall = definePlugin({
  name: "stall",
  acts: {
    // A view: each answer has its place where it is absent.
    "show-stall": read({
      summary: "Whose stall it is, where it stands, and for whom the viewer may take it.",
      input: v.strictObject({ category_id: v.number(), coop_ids: v.array(v.number()) }),
      output: v.object({
        circle: v.nullable(v.object({ name: v.string(), path: v.string() })),
        held_for: v.array(v.string()),
        may_take_for: v.array(Named),
      }),
      async run({ category_id, coop_ids }, cx) {
        const circle = await ask(cx, circleOfCategory, { category_id });
        const names = await ask(cx, coopNames, { ids: coop_ids });
        const coops = await ask(cx, coopsOfPerson, { user_id: cx.viewer.id });
        return {
          circle: circle === absent ? null : { name: circle.name, path: circle.path },
          held_for: names === absent ? [] : coop_ids.flatMap((id) => names.get(id) ?? []),
          may_take_for: coops === absent ? [] : coops,
        };
      },
    }),
    // A rule: what is chosen is held against the answer, not against what the page showed.
    "take-stall": write({
      summary: "Takes a stall for oneself or for a co-op.",
      input: v.strictObject({ coop_id: v.nullable(v.number()) }),
      output: v.object({ ok: v.literal(true) }),
      refuses: { not_your_coop: 403 },
      async run({ coop_id }, cx) {
        if (coop_id !== null) {
          const coops = await ask(cx, coopsOfPerson, { user_id: cx.viewer.id });
          if (coops === absent || !coops.some(({ id }) => id === coop_id)) {
            throw new Refusal(403, "not_your_coop");
          }
        }
        return { ok: true } as const;
      },
    }),
  },
});

const BAKERS = { id: 11, name: "Tidewater Bakers" };
const EVENTS = { id: 3, name: "Events planning", path: "/circles/3" };
const GET_INVOLVED = 7;
const about = { category_id: GET_INVOLVED, coop_ids: [BAKERS.id, 12] };
const nothing = { circle: null, held_for: [], may_take_for: [] };

let forum: TestForum<typeof stall | typeof fixture>;
let ana: TestPerson;
let joe: TestPerson;

beforeAll(async () => {
  forum = await openTestForum({ plugins: [stall, fixture] });
  ana = await forum.person("ana");
  joe = await forum.person("joe");
});
afterAll(() => forum.close());

const present = () =>
  letAnswer(forum.sql, {
    coops_of_person: { [ana.id]: [BAKERS] },
    coop_names: { [BAKERS.id]: BAKERS.name },
    circle_of_category: { [GET_INVOLVED]: EVENTS },
  });

test("where they are answered, a view names circle and co-ops", async () => {
  await present();
  expect(await forum.as(ana).stall.showStall(about)).toEqual({
    circle: { name: EVENTS.name, path: EVENTS.path },
    held_for: [BAKERS.name],
    may_take_for: [BAKERS],
  });
  expect((await forum.as(joe).stall.showStall(about)).may_take_for).toEqual([]);
  expect((await forum.as(ana).stall.showStall({ ...about, category_id: 8 })).circle).toBeNull();
});

test("a co-op acts through its own people alone", async () => {
  await present();
  expect(await forum.as(ana).stall.takeStall({ coop_id: BAKERS.id })).toEqual({ ok: true });
  await expect(forum.as(joe).stall.takeStall({ coop_id: BAKERS.id })).rejects.toMatchObject({
    error_type: "not_your_coop",
  });
  expect(await forum.as(joe).stall.takeStall({ coop_id: null })).toEqual({ ok: true });
});

test("where they are absent, everything has its place, and everybody acts for themselves", async () => {
  await present();
  await letAnswer(forum.sql, {});
  expect(await forum.as(ana).stall.showStall(about)).toEqual(nothing);
  expect(await forum.as(ana).stall.takeStall({ coop_id: null })).toEqual({ ok: true });
  await expect(forum.as(ana).stall.takeStall({ coop_id: BAKERS.id })).rejects.toMatchObject({
    error_type: "not_your_coop",
  });
});

test("where one plugin is there and the other is not, each is asked on its own", async () => {
  await letAnswer(forum.sql, { circle_of_category: { [GET_INVOLVED]: EVENTS } });
  expect(await forum.as(ana).stall.showStall(about)).toEqual({
    ...nothing,
    circle: { name: EVENTS.name, path: EVENTS.path },
  });
});
