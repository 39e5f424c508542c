/** What somebody gives time to stands on their user card if they say so, and of it what the reader may see. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

scenario("what somebody gives time to is theirs to show, and shows no more than the board does", async (world) => {
  const [kaz, sam, leila] = [await world.newPerson(), await world.person("sam"), await world.person("leila")];
  const group = await world.group([kaz, leila]);
  const category_id = await world.category({ [group.name]: 1 });
  const [open, inside] = [
    await world.opening({ title: "Carry <b>boxes</b>" }),
    await world.opening({ category_id, title: "Sort the grievance files" }, leila),
  ];
  await world.claim(kaz, open);
  await world.claim(kaz, inside);
  const shownTo = async ({ tasks }: typeof sam) => {
    const { openings, total } = await tasks.showGiving({ username: kaz.username });
    return [openings.map(({ title }) => title).sort(), total];
  };
  assert.deepEqual(await kaz.tasks.showSettled(), { shows_giving: false, most_at_once: null });
  assert.deepEqual(await shownTo(leila), [[], 0]);
  assert.deepEqual(await kaz.tasks.setShowsGiving({ shows_giving: true }), { shows_giving: true, most_at_once: null });
  assert.deepEqual(await shownTo(leila), [["Carry <b>boxes</b>", "Sort the grievance files"], 2]);
  assert.deepEqual(await shownTo(sam), [["Carry <b>boxes</b>"], 1]);
  await refused(world.visitor.tasks.showGiving({ username: kaz.username }), 403, "not_logged_in");
  await kaz.tasks.setShowsGiving({ shows_giving: false });
  assert.deepEqual(await shownTo(leila), [[], 0]);
});
