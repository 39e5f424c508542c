import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../../fixture/server/index";
import { openForum } from "../forum";
import type { TestPerson } from "../testing";
import { openListeningForum, type Ask, type ListeningForum } from "./testing";

let here: ListeningForum<typeof fixture>;
let ana: TestPerson;
let ben: TestPerson;
let open: { id: number };
let red: { id: number };
beforeAll(async () => {
  here = await openListeningForum({ plugins: [fixture] });
  ana = await here.forum.person("ana", { groups: ["red"] });
  ben = await here.forum.person("ben");
  open = await here.forum.category({ name: "Open" });
  red = await here.forum.category({ name: "Red", groups: ["red"] });
});
afterAll(() => here.close());

interface Message {
  channel: string;
  message_id: number;
  data: any;
}
const CHANNEL = "/coop/fixture/seat";
const form = { "content-type": "application/x-www-form-urlencoded", "dont-chunk": "true" };

async function poll(ask: Ask, positions: Record<string, number>, { wait = false } = {}): Promise<Message[]> {
  const body = new URLSearchParams({
    ...Object.fromEntries(Object.entries(positions).map(([name, id]) => [name, String(id)])),
    __seq: "1",
  });
  return (await ask("POST", `/message-bus/client1/poll${wait ? "" : "?dlp=t"}`, body.toString(), form)).body;
}
const say = (data: object, audience: { category_id?: number; user_ids?: number[] }) =>
  here.forum.host.live.publish({ channel: CHANNEL, data: data as Record<string, number>, ...audience });
const lastId = async (): Promise<number> => (await here.forum.host.live.lastIds([CHANNEL])).get(CHANNEL) ?? 0;

test("whoever begins to listen is told where the channels stand", async () => {
  await say({ id: 1 }, { category_id: open.id });
  const [status] = await poll(here.plain, { [CHANNEL]: -1, "/coop/never/used": -1 });
  expect(status).toMatchObject({
    channel: "/__status",
    message_id: -1,
    data: { [CHANNEL]: await lastId(), "/coop/never/used": 0 },
  });
});

test("what was missed comes in order, and what is for others does not", async () => {
  const before = await lastId();
  await say({ id: 1, version: 1 }, { category_id: open.id });
  await say({ id: 2, version: 1 }, { category_id: red.id });
  await say({ id: 3, version: 1 }, { user_ids: [ben.id] });
  const heard = async (ask: Ask) =>
    (await poll(ask, { [CHANNEL]: before })).filter(({ channel }) => channel === CHANNEL).map(({ data }) => data.id);
  expect(await heard(here.plain)).toEqual([1]);
  expect(await heard(here.as(ana))).toEqual([1, 2]);
  expect(await heard(here.as(ben))).toEqual([1, 3]);
});

test("the audience is asked at the moment of sending", async () => {
  const before = await lastId();
  const cem = await here.forum.person("cem");
  await say({ id: 1 }, { category_id: red.id });
  await here.forum.group("red", [cem]);
  await here.forum.sql`DELETE FROM category_groups WHERE category_id = ${red.id}`;
  await say({ id: 2 }, { category_id: red.id });
  const heard = (await poll(here.as(cem), { [CHANNEL]: before }))
    .filter(({ channel }) => channel === CHANNEL)
    .map(({ data }) => data.id);
  expect(heard).toEqual([1]);
});

test("to nobody nothing is said", async () => {
  const before = await lastId();
  await say({ id: 1 }, { user_ids: [] });
  await say({ id: 1 }, { category_id: 999_999 });
  await say({ id: 1 }, {});
  expect(await lastId()).toBe(before);
});

test("a poll that waits answers as soon as something is said", async () => {
  const waiting = poll(here.as(ana), { [CHANNEL]: await lastId() }, { wait: true });
  await new Promise((later) => setTimeout(later, 100));
  const said = performance.now();
  await say({ id: 9 }, { category_id: open.id });
  expect(await waiting).toMatchObject([{ channel: CHANNEL, data: { id: 9 } }]);
  expect(performance.now() - said).toBeLessThan(1000);
});

test("in chunks, what is said comes one after the other in one answer", async () => {
  const response = await fetch(`${here.address}/message-bus/client2/poll`, {
    method: "POST",
    body: new URLSearchParams({ [CHANNEL]: "-1" }),
  });
  expect(response.headers.get("content-type")).toContain("text/plain");
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader.read()).value!;
  await say({ id: 21 }, { category_id: open.id });
  await say({ id: 22 }, { category_id: open.id });
  while (text.split("\r\n|\r\n").length < 4) {
    text += (await reader.read()).value!;
  }
  await reader.cancel();
  const chunks = text
    .split("\r\n|\r\n")
    .slice(0, 3)
    .map((chunk) => (JSON.parse(chunk) as Message[])[0]!);
  expect(chunks.map(({ channel, data }) => [channel, data.id])).toEqual([
    ["/__status", undefined],
    [CHANNEL, 21],
    [CHANNEL, 22],
  ]);
});

test("a position before now gives that many of the last messages, one from another database begins anew", async () => {
  await say({ id: 31 }, { category_id: open.id });
  await say({ id: 32 }, { category_id: open.id });
  const ids = async (position: number) =>
    (await poll(here.plain, { [CHANNEL]: position })).map(({ channel, data }) =>
      channel === CHANNEL ? data.id : channel
    );
  expect(await ids(-2)).toEqual([32, "/__status"]);
  expect(await ids(-3)).toEqual([31, 32, "/__status"]);
  expect(await ids(1_000_000)).toEqual(["/__status"]);
});

test("an act's message reaches pages after its commit, a refused act's reaches nobody", async () => {
  const { id } = await here.forum.as(ana).fixture.addSeat({ name: "Van", seats: 1, category_id: open.id });
  const before = await lastId();
  const waiting = poll(here.as(ben), { [CHANNEL]: before }, { wait: true });
  await here.as(ana)("POST", "/coop/fixture/claim-seat", { id });
  expect(await waiting).toMatchObject([{ channel: CHANNEL, data: { id, version: 1 } }]);
  const after = await lastId();
  await here.as(ben)("POST", "/coop/fixture/tease-and-refuse", {});
  expect(await lastId()).toBe(after);
});

test("what one process says, pages of another hear", async () => {
  const other = await openForum({ url: here.forum.url, migrated: true, plugins: [fixture], connections: 2 });
  const waiting = poll(here.plain, { [CHANNEL]: await lastId() }, { wait: true });
  await new Promise((later) => setTimeout(later, 100));
  await other.live.publish({ channel: CHANNEL, data: { id: 41 }, category_id: open.id });
  expect(await waiting).toMatchObject([{ data: { id: 41 } }]);
  await other.close();
});
