/** Openings that are made from posts. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

scenario(
  "an opening from a post and its topic lead to one another, and what some read stays with them",
  async (world) => {
    const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
    const group = await world.group([ana]);
    const inner = await world.category({ [group.name]: 1 });
    const topic = await world.topic(ana, inner, "Who could sort the files", "Somebody with a **free** evening?");
    const post = await ana.tasks.showPost({ post_id: topic.post_id });
    assert.deepEqual([post.restricted, post.text], [true, "Somebody with a **free** evening?"]);
    await refused(sam.tasks.showPost({ post_id: topic.post_id }), 404, "not_found");
    await refused(world.opening({ from_post: topic.post_id }, ana), 422, "post_not_for_all");
    const made = await world.opening({ category_id: inner, from_post: topic.post_id }, ana);
    assert.deepEqual([made.from_post?.topic_id, made.from_post?.post_number], [topic.id, 1]);
    const shown = (await ana.caller.get(`/t/${topic.id}.json`)).body;
    assert.equal(shown.coop_records["tasks.opening_made_here"][0].id, made.id);

    const open = await world.topic(ana, await world.board(), "Who could ring round");
    const ring = await world.opening({ from_post: open.post_id }, sam);
    assert.equal((await world.visitor.tasks.showOpening({ opening_id: ring.id })).from_post?.topic_id, open.id);
    const seen = (await world.visitor.get(`/t/${open.id}.json`)).body;
    assert.equal(seen.coop_records["tasks.opening_made_here"][0].id, ring.id);
  }
);
