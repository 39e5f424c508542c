/**
 * Databases for tests. One that a test is done with is emptied and used again,
 * over the same connections: to make and drop one takes longer than most tests,
 * and a new connection reads the catalogue again.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { databaseAt, openPool } from "./database";

/** Of a database server on which a template was migrated and prepared. */
export interface TestServer {
  url: string;
  template: string;
  /** What the names of its databases begin with. */
  prefix: string;
}

export interface TestDatabase {
  url: string;
  pool: pg.Pool;
  /** No transaction may be open in it any more. */
  giveBack(): Promise<void>;
}

const CONNECTIONS = 12;

/** In the template: what was there before any test, and a function that brings it back. */
const PREPARE = `
  CREATE SCHEMA untouched;
  CREATE TABLE untouched.sequences (name text, last_value bigint, is_called boolean);
  CREATE TABLE untouched.tables (name text, filled boolean);
  DO $$
  DECLARE relation text; filled boolean; number text;
  BEGIN
    FOR number IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
      EXECUTE format('INSERT INTO untouched.sequences SELECT %L, last_value, is_called FROM public.%I', number, number);
    END LOOP;
    FOR relation IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', relation) INTO filled;
      INSERT INTO untouched.tables VALUES (relation, filled);
      IF filled THEN
        EXECUTE format('CREATE TABLE untouched.%I AS TABLE public.%I', 'of_' || relation, relation);
      END IF;
    END LOOP;
  END $$;
  CREATE FUNCTION untouched.again() RETURNS void LANGUAGE plpgsql
    -- Rows go in any order, whoever refers to them.
    SET session_replication_role = replica SET lock_timeout = '2s' AS $$
  DECLARE relation record;
  BEGIN
    IF (SELECT count(*) FROM pg_tables WHERE schemaname = 'public') <> (SELECT count(*) FROM untouched.tables) THEN
      RAISE EXCEPTION 'a test made or dropped tables';
    END IF;
    FOR relation IN SELECT * FROM untouched.tables LOOP
      EXECUTE format('DELETE FROM public.%I', relation.name);
      IF relation.filled THEN
        EXECUTE format('INSERT INTO public.%I SELECT * FROM untouched.%I', relation.name, 'of_' || relation.name);
      END IF;
    END LOOP;
    PERFORM setval(format('public.%I', name), last_value, is_called) FROM untouched.sequences;
  END $$`;

async function within<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export const prepareTemplate = (url: string): Promise<unknown> => within(url, (client) => client.query(PREPARE));

const free: Omit<TestDatabase, "giveBack">[] = [];

async function createDatabase({ url, template, prefix }: TestServer): Promise<(typeof free)[number]> {
  const name = `${prefix}${randomBytes(6).toString("hex")}`;
  await within(url, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`));
  const own = databaseAt(url, name);
  return { url: own, pool: openPool(own, CONNECTIONS) };
}

export async function takeDatabase(server: TestServer): Promise<TestDatabase> {
  const database = free.pop() ?? (await createDatabase(server));
  return {
    ...database,
    async giveBack() {
      try {
        await database.pool.query("SELECT untouched.again()");
        free.push(database);
      } catch {
        await database.pool.end();
        await within(server.url, (admin) =>
          admin.query(`DROP DATABASE ${new URL(database.url).pathname.slice(1)} WITH (FORCE)`)
        );
      }
    },
  };
}

export const dropDatabases = ({ url, template, prefix }: TestServer): Promise<void> =>
  within(url, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1) OR datname = $2",
      [prefix, template]
    );
    for (const { datname } of rows) {
      await admin.query(`DROP DATABASE ${datname} WITH (FORCE)`);
    }
  });
