import { destroy } from "@ember/destroyable";
import { settled, type TestContext } from "@ember/test-helpers";
import { setupTest } from "ember-qunit";
import { module, test } from "qunit";
import type CoopLive from "discourse/plugins/coop-core/discourse/services/coop-live";
import type { Change } from "discourse/plugins/coop-core/discourse/services/coop-live";

type Listener = (change: Change) => void;

class Bus {
  listeners = new Map<string, Listener[]>();

  subscribe(channel: string, listener: Listener): void {
    this.listeners.set(channel, [
      ...(this.listeners.get(channel) ?? []),
      listener,
    ]);
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
    concerns?: (change: Change) => boolean
  ) {
    const live = owner.lookup("service:coop-live") as CoopLive;
    const bus = new Bus();
    live.messageBus = bus;
    const page = {};
    let asked = 0;
    const following = {
      ask: () => {
        asked++;
        return Promise.resolve();
      },
      ...(concerns ? { concerns } : {}),
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
