import { module, test } from "qunit";
import { setupRenderingTest } from "discourse/tests/helpers/component-test";
import pretender, { response } from "discourse/tests/helpers/create-pretender";
import { Board } from "discourse/plugins/coop-tasks/discourse/lib/board";
import type { BoardAnswer } from "discourse/plugins/coop-tasks/discourse/lib/tasks-api";
import { boardAnswer, boardRow } from "../helpers/openings";

const answer = (shown = 2): BoardAnswer => ({
  ...boardAnswer({}),
  groups: [
    {
      group: "small.task",
      openings: Array.from({ length: shown }, (_, at) =>
        boardRow({ id: at + 1, revision: at ? 3 : 4 })
      ),
      meta: { total: shown + 1, next_cursor: `0.60.${shown}` },
    },
  ],
});

module("Coop Tasks | Unit | the board", function (hooks) {
  setupRenderingTest(hooks);

  test("the next page comes after what is shown, and nothing twice", async function (assert) {
    let query: Record<string, unknown> | undefined;
    pretender.get("/coop/tasks/list-openings", (request) => {
      query = request.queryParams;
      return response({
        openings: [boardRow({ id: 2, title: "moved" }), boardRow({ id: 3 })],
        meta: { total: 3, next_cursor: null },
      });
    });
    const board = new Board({ kind: "task" }, answer());
    await board.more(board.group("small.task"));
    const { openings, meta } = board.group("small.task");
    assert.deepEqual(
      openings.map(({ id }) => id),
      [1, 2, 3]
    );
    assert.strictEqual(openings[1]!.title, "moved");
    assert.strictEqual(meta.next_cursor, null);
    assert.strictEqual(query?.["cursor"], "0.60.2");
    assert.strictEqual(query?.["kind"], "task", "under the same filter");
  });

  test("only news is asked for", function (assert) {
    const board = new Board({}, answer());
    assert.false(board.concerns({ id: 1, version: 4 }), "shown already");
    assert.true(board.concerns({ id: 1, version: 5 }), "moved on");
    assert.true(board.concerns({ id: 99, version: 1 }), "not shown yet");
  });

  test("whoever has paged far keeps their place when something changes", async function (assert) {
    const asked: unknown[] = [];
    pretender.get("/coop/tasks/show-board", ({ queryParams }) => {
      asked.push(queryParams?.["per_group"]);
      return response(answer(50));
    });
    pretender.get("/coop/tasks/list-openings", ({ queryParams }) => {
      asked.push(queryParams?.["cursor"]);
      return response({
        openings: [boardRow({ id: 51 }), boardRow({ id: 52 })],
        meta: { total: 51, next_cursor: null },
      });
    });
    const board = new Board({}, answer(52));
    await board.refresh();
    assert.deepEqual(asked, ["50", "0.60.50"]);
    assert.strictEqual(board.group("small.task").openings.length, 52);
    assert.strictEqual(board.group("small.task").meta.next_cursor, null);
  });

  test("an empty band is there to say so", function (assert) {
    const board = new Board({}, answer());
    assert.strictEqual(board.columns.length, 3);
    assert.strictEqual(board.columns[0]!.roles.meta.total, 0);
  });
});
