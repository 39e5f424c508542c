import { module, test } from "qunit";
import { customNotification } from "discourse/plugins/coop-core/discourse/lib/notification";

class Base {
  notification;

  constructor({ notification }: { notification: { data: object } }) {
    this.notification = notification;
  }

  get linkHref() {
    return "/t/1";
  }

  get linkTitle() {
    return "[en.notifications.titles.custom]";
  }

  get icon() {
    return "notification.custom";
  }

  get label() {
    return "ana";
  }

  get description() {
    return "a topic";
  }
}

const Renderer = customNotification(Base as never) as unknown as new (given: {
  notification: { data: object };
}) => Base;

module("Coop Core | Unit | notification", function () {
  test("a notice of ours says one sentence and leads to its page", function (assert) {
    const notice = new Renderer({
      notification: {
        data: {
          coop_order: "notify:tasks:claimed:27:4",
          message: "coop_core.waits.next",
          values: { title: "the <b>All Hands</b>" },
          path: "/board/3",
        },
      },
    });
    assert.strictEqual(
      notice.description,
      "You have promised “the <b>All Hands</b>”.",
      "plain text, which the template escapes"
    );
    assert.strictEqual(notice.label, "");
    assert.strictEqual(notice.linkHref, "/board/3");
    assert.strictEqual(notice.linkTitle, "", "no key for whoever points at it");
    assert.strictEqual(notice.icon, "hand");
  });

  test("what another plugin sends stays as Discourse draws it", function (assert) {
    const other = new Renderer({
      notification: { data: { message: "assigned", title: "" } },
    });
    assert.strictEqual(other.description, "a topic");
    assert.strictEqual(other.label, "ana");
    assert.strictEqual(other.linkHref, "/t/1");
    assert.strictEqual(other.linkTitle, "");
    assert.strictEqual(other.icon, "notification.assigned");
  });
});
