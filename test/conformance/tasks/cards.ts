/** An opening in a post: a link to it stays a link in what the forum keeps and sends, and its card is the reader's own. */
import assert from "node:assert/strict";
import { elementsOf, textOf } from "../html";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

scenario("a link to an opening out of a restricted category shows its title to nobody by a post", async (world) => {
  const [leila, ana, sam] = await Promise.all(["leila", "ana", "sam"].map((name) => world.person(name)));
  const group = await world.group([leila!, ana!]);
  const category_id = await world.category({ [group.name]: 1 });
  const { id } = await world.opening({ category_id, title: "Sort the grievance files" }, leila);
  const address = `${world.url}/board/${id}`;
  const raw = `This is what I meant, who has time?\n\n${address}\n\nOr in a line: ${address} and so on.`;
  const topic = await world.topic(ana!, await world.board(), "Who has time for this", raw);
  // Discourse looks what is behind a link after the post is there.
  for (const wait of [() => undefined, () => world.quiet()]) {
    await wait();
    const cooked = (await world.visitor.get(`/t/${topic.id}.json`)).body.post_stream.posts[0].cooked as string;
    const links = elementsOf(cooked).filter(({ name }) => name === "a");
    // Without HTTPS, Discourse keeps links to itself without their scheme.
    const led = links.map(({ attributes }) => new URL(attributes["href"]!, world.url).href);
    assert.deepEqual(led, [address, address], cooked);
    assert.ok(textOf(cooked).includes(address), cooked);
    assert.doesNotMatch(cooked, /grievance/);
  }
  for (const caller of [sam!.caller, world.visitor]) {
    assert.deepEqual((await caller.tasks.showOpenings({ ids: [id] })).openings, []);
  }
  assert.equal((await ana!.tasks.showOpenings({ ids: [id] })).openings[0]!.title, "Sort the grievance files");
});

scenario("cards come together, wherever their openings stand; what is not there is missing", async (world) => {
  const ana = await world.person("ana");
  const [open, withdrawn, hidden, deleted] = [
    await world.opening({ title: "<b>Bold</b> & brave" }),
    await world.opening(),
    await world.opening(),
    await world.opening(),
  ];
  await world.claim(ana, open);
  const mairi = await world.person("mairi");
  const moderator = await world.newModerator();
  await mairi.tasks.withdrawOpening({ opening_id: withdrawn.id, version: withdrawn.version });
  await moderator.tasks.hideOpening({ opening_id: hidden.id });
  await moderator.tasks.deleteOpening({ opening_id: deleted.id });
  const ids = [hidden.id, open.id, deleted.id, withdrawn.id, Number.MAX_SAFE_INTEGER];
  const { openings } = await world.visitor.tasks.showOpenings({ ids });
  assert.deepEqual(
    openings.map(({ id, title, taken, standing }) => [id, title, taken, standing]),
    [
      [open.id, "<b>Bold</b> & brave", 1, "open"],
      [withdrawn.id, withdrawn.title, 0, "withdrawn"],
    ]
  );
  assert.equal(openings[0]!.people[0]!.username, ana.username);
  const many = Array.from({ length: 21 }, (_, at) => at + 1);
  await refused(world.visitor.tasks.showOpenings({ ids: many }), 422, "invalid_input");
});
