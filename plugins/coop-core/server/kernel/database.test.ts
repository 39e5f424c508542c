import * as fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../../../test/fixture/server/index";
import { queryPort } from "../../../../test/forum/server/host/query";
import { openTestForum, type TestForum } from "../../../../test/forum/server/testing";
import type { Ports } from "../host";
import { openDatabase, QueryError, together } from "./database";

let forum: TestForum<typeof fixture>;
beforeAll(async () => {
  forum = await openTestForum({ plugins: [fixture] });
});
afterAll(() => forum.close());

/** A database over one connection, with the statements that crossed. */
async function within<T>(
  work: (db: ReturnType<typeof openDatabase<any>>, crossed: string[]) => Promise<T>
): Promise<T> {
  const client = await forum.host.pool.connect();
  const query = queryPort(client);
  const crossed: string[] = [];
  const ports = {
    query(...call: Parameters<Ports["query"]>) {
      crossed.push(call[1]);
      return query(...call);
    },
  } as Ports;
  try {
    await client.query("BEGIN");
    return await work(openDatabase<any>(ports), crossed);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

const number = (db: any, value: number) => db.selectNoFrom(sql`${value}::int`.as("n")).executeTakeFirstOrThrow();

test("reads that are begun together cross in one statement, each with its own parameters", async () => {
  await within((db, crossed) =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 12 }), { maxLength: 12 }),
        async (lists) => {
          crossed.length = 0;
          const rows = await Promise.all(
            lists.map(
              async (list) => (await sql`SELECT ${list}::int[] AS list, ${list.length}::int AS n`.execute(db)).rows
            )
          );
          expect(rows).toEqual(lists.map((list) => [{ list, n: list.length }]));
          expect(crossed).toHaveLength(Math.min(1, lists.length));
        }
      ),
      { numRuns: 40 }
    )
  );
});

test("what one read leads to is read together with what another leads to", async () => {
  await within(async (db, crossed) => {
    const chain = async (from: number) => (await number(db, (await number(db, from)).n + 1)).n;
    expect(await together({ a: chain(1), b: chain(10), c: "as it is" })).toEqual({ a: 2, b: 11, c: "as it is" });
    expect(crossed).toHaveLength(2);
  });
});

test("what is begun before a statement that writes is read before it, and what comes after it after", async () => {
  await within(async (db) => {
    const count = () =>
      db
        .selectFrom("fixture_seats")
        .select(sql`count(*)::int`.as("n"))
        .executeTakeFirstOrThrow();
    const before = count();
    const written = db.insertInto("fixture_seats").values({ name: "Written", seats: 1 }).execute();
    await written;
    expect([await before, await count()]).toEqual([{ n: 0 }, { n: 1 }]);
  });
});

test("one that fails is a failure of all of them, and of none that come later", async () => {
  await within(async (db) => {
    const ended = await Promise.allSettled([number(db, 1), sql`SELECT 1 / 0`.execute(db)]);
    expect(ended.map((one) => one.status === "rejected" && one.reason)).toEqual([
      expect.any(QueryError),
      expect.objectContaining({ state: "22012" }),
    ]);
  });
  await within(async (db) => expect(await number(db, 5)).toEqual({ n: 5 }));
});
