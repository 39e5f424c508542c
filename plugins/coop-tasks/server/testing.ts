/** A forum with a board, for this plugin's tests: the people of one task and what they do first. */
import type { Plugin } from "coop-core/server";
import { openTestForum, type TestForum, type TestPerson } from "../../../test/forum/server/testing";
import { tasks } from "./index";
import type { OpeningView } from "./opening/view";

export type BoardForum = TestForum<typeof tasks>;
export type MakeInput = Parameters<ReturnType<BoardForum["as"]>["tasks"]["makeOpening"]>[0];

/**
 * An open forum with Imran, who looks after tasks, members, an admin, and a board that everybody sees.
 * @param others plugins that are there too, such as one that answers contracts
 */
export async function openBoard({ others = [] }: { others?: readonly Plugin<any, any>[] } = {}) {
  const forum: BoardForum = await openTestForum({ plugins: [tasks, ...(others as (typeof tasks)[])] });
  const imran = await forum.person("imran", { name: "Imran Shah" });
  const ana = await forum.person("ana", { name: "Ana Ruiz" });
  const priya = await forum.person("priya", { name: "Priya Nair" });
  const leila = await forum.person("leila", { admin: true });
  const category = await forum.category({ name: "Get involved" });

  const phoneBank: MakeInput = {
    category_id: category.id,
    kind: "task",
    band: "small",
    title: "Phone bank worker co-ops",
    rhythm: "once",
    seats: 2,
  };
  return {
    forum,
    imran,
    ana,
    priya,
    leila,
    category,
    phoneBank,
    /** Imran makes it, so he looks after it unless somebody is named. */
    make: (more: Partial<MakeInput> = {}, maker: TestPerson = imran): Promise<OpeningView> =>
      forum.as(maker).tasks.makeOpening({ ...phoneBank, ...more }),
    claim: (who: TestPerson, opening_id: number): Promise<OpeningView> =>
      forum.as(who).tasks.claimOpening({ opening_id, contact: { way: "message" } }),
    join: (who: TestPerson, opening_id: number): Promise<OpeningView> =>
      forum.as(who).tasks.joinWaitingList({ opening_id, contact: { way: "message" } }),
    facts: async (opening_id: number): Promise<string[]> =>
      (await forum.sql<{ kind: string }>`SELECT kind FROM coop_facts WHERE subject_id = ${opening_id} ORDER BY id`).map(
        ({ kind }) => kind
      ),
  };
}

export type Board = Awaited<ReturnType<typeof openBoard>>;
