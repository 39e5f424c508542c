/** Several openings at once from a list: tried first, then made, all or none. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

scenario("a list is tried line by line, then made, all or none and never twice", async (world) => {
  const kit = await world.newPerson();
  const category_id = await world.category();
  const wrong = `Title,Band\n=Chairs ${world.mark},small\nTables ${world.mark},huge`;
  const tried = await kit.tasks.tryOpenings({ category_id, csv: wrong });
  assert.deepEqual(
    tried.lines.map(({ line, problems }) => [line, problems.map(({ field }) => field)]),
    [
      [2, []],
      [3, ["band"]],
    ]
  );
  await refused(kit.tasks.makeOpenings({ category_id, csv: wrong }), 422, "lines_wrong", { count: 1 });
  assert.equal((await world.visitor.tasks.listOpenings({ category_id })).meta.total, 0);

  const csv = wrong.replace("huge", "larger");
  const both = await Promise.all([1, 2].map(() => kit.tasks.makeOpenings({ category_id, csv })));
  assert.deepEqual(both.map(({ already }) => already).sort(), [false, true]);
  const { openings, meta } = await world.visitor.tasks.listOpenings({ category_id });
  assert.equal(meta.total, 2);
  assert.deepEqual(openings.map(({ title }) => title).sort(), [`=Chairs ${world.mark}`, `Tables ${world.mark}`]);
  const visitor = await world.visitorWithToken();
  await refused(visitor.tasks.tryOpenings({ category_id, csv }), 403, "not_logged_in");
});
