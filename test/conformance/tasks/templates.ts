/** Openings from which others are begun. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

scenario(
  "a template is kept by whoever looks after an opening, and listed for those who may begin from it",
  async (world) => {
    const [mairi, ana] = await Promise.all([world.person("mairi"), world.person("ana")]);
    const opening = await world.opening();
    const named = (name: string) => ({ opening_id: opening.id, name });
    await refused(ana.tasks.saveTemplate(named("Mine")), 403, "not_yours_to_change");
    assert.equal((await mairi.tasks.saveTemplate(named("Phone bank"))).template, "Phone bank");
    const mine = async () =>
      (await ana.tasks.listTemplates({})).templates.filter(({ opening_id }) => opening_id === opening.id);
    assert.deepEqual(await mine(), [{ opening_id: opening.id, name: "Phone bank", category_id: opening.category_id }]);
    assert.equal((await mairi.tasks.deleteTemplate({ opening_id: opening.id })).template, null);
    assert.deepEqual(await mine(), []);
  }
);
