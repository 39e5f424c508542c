import { destroy } from "@ember/destroyable";
import { settled, type TestContext } from "@ember/test-helpers";
import { setupTest } from "ember-qunit";
import { module, test } from "qunit";
import type CoopLive from "discourse/plugins/coop-core/discourse/services/coop-live";
import type { Change } from "discourse/plugins/coop-core/discourse/services/coop-live";

type Listener = (change: Change) => void;

class Bus {
  listeners = new Map<string, Listener[]>();
  said: Change[] = [];

  subscribe(channel: string, listener: Listener, lastId = -1): void {
    this.listeners.set(channel, [
      ...(this.listeners.get(channel) ?? []),
      listener,
    ]);
    this.said.slice(this.said.length + lastId + 1).forEach(listener);
  }

  unsubscribe(channel: string, listener: Listener): void {
    this.listeners.set(
      channel,
      (this.listeners.get(channel) ?? []).filter((one) => one !== listener)
    );
  }

  say(change: Change): void {
    this.listeners.get("/coop/x/y")?.forEach((listener) => listener(change));
  }
}

module("Coop Core | Unit | live updates", function (hooks) {
  setupTest(hooks);

  function follow(
    owner: { lookup(name: string): unknown },
    concerns?: (change: Change) => boolean,
    {
      recent,
      said = [],
      lost = 0,
    }: { recent?: number; said?: Change[]; lost?: number } = {}
  ) {
    const live = owner.lookup("service:coop-live") as CoopLive;
    const bus = new Bus();
    bus.said = said;
    live.messageBus = bus;
    const page = {};
    let asked = 0;
    const following = {
      ask: () => {
        asked++;
        return asked <= lost
          ? Promise.reject(new Error("no line"))
          : Promise.resolve();
      },
      ...(concerns ? { concerns } : {}),
      ...(recent ? { recent } : {}),
    };
    live.follow(page, "/coop/x/y", following);
    return { bus, page, asked: () => asked };
  }

  test("a burst of changes is one question", async function (this: TestContext, assert) {
    const { bus, asked } = follow(this.owner);
    bus.say({ id: 1, version: 2 });
    bus.say({ id: 1, version: 3 });
    bus.say({ id: 2, version: 1 });
    await settled();
    assert.strictEqual(asked(), 1);
    bus.say({ id: 1, version: 4 });
    await settled();
    assert.strictEqual(asked(), 2, "and a later one another");
  });

  test("what is no news for the page asks nothing", async function (this: TestContext, assert) {
    const { bus, asked } = follow(
      this.owner,
      ({ id, version }) => id === 1 && (version ?? 0) > 5
    );
    bus.say({ id: 2, version: 9 });
    bus.say({ id: 1, version: 5 });
    await settled();
    assert.strictEqual(asked(), 0);
    bus.say({ id: 1, version: 6 });
    await settled();
    assert.strictEqual(asked(), 1);
  });

  test("what changed while the page was on its way is asked for, what it has is not", async function (this: TestContext, assert) {
    const said = [
      { id: 1, version: 6 },
      { id: 2, version: 9 },
    ];
    const shows =
      (revision: number) =>
      ({ id, version }: Change) =>
        id === 1 && version! > revision;
    const behind = follow(this.owner, shows(5), { said, recent: 10 });
    const fresh = follow(this.owner, shows(6), { said, recent: 10 });
    const fromNowOn = follow(this.owner, shows(5), { said });
    await settled();
    assert.deepEqual(
      [behind, fresh, fromNowOn].map(({ asked }) => asked()),
      [1, 0, 0]
    );
  });

  test("what no answer came to is asked again, a few times and once the line is back", async function (this: TestContext, assert) {
    const once = follow(this.owner, undefined, { lost: 1 });
    once.bus.say({ id: 1 });
    await settled();
    assert.strictEqual(once.asked(), 2);
    const long = follow(this.owner, undefined, { lost: 5 });
    long.bus.say({ id: 1 });
    await settled();
    assert.strictEqual(long.asked(), 4, "not without an end");
    window.dispatchEvent(new Event("online"));
    await settled();
    assert.strictEqual(long.asked(), 6);
    window.dispatchEvent(new Event("online"));
    await settled();
    assert.strictEqual(long.asked(), 6, "and not once it has its answer");
  });

  test("a page that is gone asks nothing any more", async function (this: TestContext, assert) {
    const { bus, page, asked } = follow(this.owner);
    bus.say({ id: 1 });
    destroy(page);
    await settled();
    bus.say({ id: 1 });
    await settled();
    assert.strictEqual(asked(), 0);
    assert.deepEqual(bus.listeners.get("/coop/x/y"), []);
  });
});
