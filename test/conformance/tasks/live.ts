/** Every open page hears that something changed: its id and version, never what it says. */
import assert from "node:assert/strict";
import { listen, listenAs } from "../live";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

scenario("a claim is heard on open pages within two seconds, as an id and a version", async (world) => {
  const ana = await world.person("ana");
  const opening = await world.opening();
  const page = await listen(world.visitor, "/coop/tasks/opening");
  const { revision } = await world.claim(ana, opening, { way: "phone", detail: "0131 496 0771" });
  // An act is answered once it is committed, so that the opening's own message may come only now.
  const message = await page.hear(({ data }) => data.id === opening.id && data.version === revision, 2000);
  assert.deepEqual(message.data, { id: opening.id, version: revision });
  await page.stop();
});

scenario("a refusal is heard by nobody", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const page = await listenAs(sam, "/coop/tasks/opening");
  const opening = await world.opening({ seats: 1 });
  const other = await world.opening();
  const { revision } = await world.claim(ana, opening);
  await refused(world.claim(sam, opening), 409, "full");
  const last = await world.claim(sam, other);
  await page.hear(({ data }) => data.id === other.id && data.version === last.revision);
  await page.hear(({ data }) => data.id === opening.id && data.version === revision);
  const versions = page.heard.filter(({ data }) => data.id === opening.id).map(({ data }) => data.version);
  assert.deepEqual(versions.sort(), [opening.revision, revision]);
  await page.stop();
});

scenario("what waits for the contact person is told to them alone", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const opening = await world.opening();
  const [hers, his] = await Promise.all([
    listenAs(mairi, "/coop/core/waits"),
    listenAs(sam, "/coop/core/waits", "/coop/tasks/opening"),
  ]);
  const { revision } = await world.claim(ana, opening);
  await hers.hear(({ channel }) => channel === "/coop/core/waits");
  await his.hear(({ data }) => data.id === opening.id && data.version === revision);
  assert.ok(!his.heard.some(({ channel }) => channel === "/coop/core/waits"));
  await Promise.all([hers.stop(), his.stop()]);
});
