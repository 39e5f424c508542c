/** A picture of somebody's own, by the forum's uploader. */
import assert from "node:assert/strict";
import { HEIGHT, newPicture, WIDTH } from "./picture";
import type { Member, World } from "./world";

export async function uploaded(
  world: World,
  by: Member,
  name = "bakery.png"
): Promise<{ id: number; short_url: string }> {
  const { status, body, text } = await world.upload(by, newPicture(), name);
  assert.equal(status, 200, text.slice(0, 300));
  assert.deepEqual([body.width, body.height, body.extension], [WIDTH, HEIGHT, "png"]);
  return body;
}
