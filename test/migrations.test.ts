/** What a Discourse asks of migrations, which this forum runs by their `.sql` alone. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listPluginFolders } from "./forum/server/plugins";

const camel = (name: string): string => name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

for (const { folder } of await listPluginFolders()) {
  const migrations = join(folder, "db/migrate");
  const files = existsSync(migrations) ? await readdir(migrations) : [];

  test.each(files.filter((name) => name.endsWith(".sql")))(
    "%s is run by its .rb, and SafeMigrate lets it",
    async (name) => {
      const [stem] = name.split(".");
      const ruby = join(migrations, `${stem}.rb`);
      expect(existsSync(ruby), `${ruby} is missing`).toBe(true);
      const written = await readFile(ruby, "utf8");
      expect(written).toContain(`class ${camel(stem!.replace(/^\d+_/, ""))} < ActiveRecord::Migration`);
      expect(written).toContain('execute File.read(__FILE__.delete_suffix("rb") + "sql")');
      // SafeMigrate looks at how it begins: why something may go is said first.
      expect(await readFile(join(migrations, name), "utf8")).not.toMatch(
        /^\s*(ALTER TABLE.*(DROP|RENAME)|DROP TABLE)/i
      );
    }
  );
}
