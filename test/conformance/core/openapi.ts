/** `/coop/openapi.json` describes every act that HTTP reaches, and holds nothing of the forum that gives it. */
import assert from "node:assert/strict";
import { core } from "../../../plugins/coop-core/server/index";
import type { Act } from "../../../plugins/coop-core/server/kernel/act";
import { tasks } from "../../../plugins/coop-tasks/server/index";
import { scenariosOf } from "../scenario";

const { scenario } = scenariosOf("core");

scenario("every act is described, with what it needs and what it refuses", async (world) => {
  const answer = await world.visitor.get("/coop/openapi.json");
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type") ?? "", /^application\/json/);
  const { openapi, paths } = answer.body;
  assert.match(openapi, /^3\.1/);
  for (const { name: plugin, acts } of [core, tasks]) {
    for (const [name, act] of Object.entries<Act<any, any, any>>(acts)) {
      const path = `/coop/${plugin}/${name}`;
      if (act.kind === "job" || act.kind === "event") {
        assert.ok(!paths[path], `${path} is not for HTTP`);
        continue;
      }
      const described = paths[path]?.[act.kind === "read" ? "get" : "post"];
      assert.ok(described, `${path} is described`);
      assert.ok(described.summary.length > 10);
      assert.ok(described.responses["200"].content);
      for (const [code, status] of Object.entries(act.refuses ?? {})) {
        assert.ok(JSON.stringify(described.responses[status]).includes(code), `${path} refuses with ${code}`);
      }
    }
  }
});

scenario("what several acts answer is described once, and found where they point", async (world) => {
  const { text, body } = await world.visitor.get("/coop/openapi.json");
  const refs = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!));
  assert.ok(refs.size > 1);
  for (const name of refs) {
    assert.ok(body.components.schemas[name], name);
  }
  assert.ok(text.length < 1_000_000, `${text.length} characters are more than anybody reads`);
});

scenario("nothing of this forum stands in it", async (world) => {
  const { text } = await world.visitor.get("/coop/openapi.json");
  assert.ok(!text.includes(world.mark));
  assert.ok(!text.includes(world.url));
  assert.ok(!text.includes(world.apiKey));
});
