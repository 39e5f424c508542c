/**
 * Databases for tests. One that a test is done with is emptied and used again:
 * to make and drop one takes longer than most tests.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { databaseAt } from "./database";

/** Of a database server on which a template was migrated and prepared. */
export interface TestServer {
  url: string;
  template: string;
  /** What the names of its databases begin with. */
  prefix: string;
}

export interface TestDatabase {
  url: string;
  /** Nobody may be connected to it any more. */
  giveBack(): Promise<void>;
}

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

const free: string[] = [];

export async function takeDatabase({ url, template, prefix }: TestServer): Promise<TestDatabase> {
  let name = free.pop();
  if (name === undefined) {
    name = `${prefix}${randomBytes(6).toString("hex")}`;
    await within(url, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`));
  }
  const own = databaseAt(url, name);
  return {
    url: own,
    giveBack: () =>
      within(own, (client) => client.query("SELECT untouched.again()")).then(
        () => void free.push(name),
        () => within(url, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`)).then(() => undefined)
      ),
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
