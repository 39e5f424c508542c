/** What people write: Markdown becomes the forum's own HTML, everything else stays text, and nothing runs. */
import assert from "node:assert/strict";
import { elementsOf, textOf } from "../html";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

const MISCHIEF = `<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a> **bold** & "quotes"`;
/** What a post may hold; anything else does not come from Markdown. */
const ALLOWED = new Set(
  "p br strong em a ul ol li code pre blockquote h1 h2 h3 h4 h5 h6 hr img span div svg use del table thead tbody tr th td aside button".split(
    " "
  )
);

scenario("a description is Markdown", async (world) => {
  const opening = await world.opening({
    description: "Bring **bread**.\n\n- flour\n- salt\n\n[The recipe](https://example.org/bread)",
  });
  assert.match(textOf(opening.description_cooked), /Bring bread\.\s+flour\s+salt\s+The recipe/);
  const names = elementsOf(opening.description_cooked).map(({ name }) => name);
  for (const name of ["strong", "ul", "li", "a"]) {
    assert.ok(names.includes(name), `${name} in ${names.join(" ")}`);
  }
});

scenario("no script, handler or script address comes out of a description", async (world) => {
  const texts = [
    MISCHIEF,
    "[x](javascript:alert(1)) [y](data:text/html,<script>alert(1)</script>) [z](vbscript:x)",
    "<iframe src=https://evil.example></iframe><object data=x></object><form action=x><input></form><style>*{}</style>",
    `![x](x" onerror="alert(1)) <svg onload=alert(1)><math href="javascript:1">`,
    "<details open ontoggle=alert(1)><base href=//evil.example><meta http-equiv=refresh content=0>",
  ];
  for (const description of texts) {
    const { description_cooked } = await world.opening({ description }, await world.person("linus"));
    for (const { name, attributes } of elementsOf(description_cooked)) {
      assert.ok(ALLOWED.has(name) || name === "details" || name === "summary", `<${name}> in ${description_cooked}`);
      for (const [key, value] of Object.entries(attributes)) {
        assert.doesNotMatch(key, /^on/i, description_cooked);
        if (key === "href" || key === "src") {
          assert.match(value, /^(https?:|mailto:|\/|#)|^[^:]*$/i, description_cooked);
        }
      }
    }
  }
});

scenario("titles, notes and the other lines are plain text: they come back as they were written", async (world) => {
  const line = MISCHIEF.slice(0, 60);
  const opening = await world.opening({
    // Of its own: the board of all scenarios has more than a page by now.
    category_id: await world.category(),
    title: MISCHIEF,
    note: MISCHIEF,
    place: MISCHIEF.slice(0, 100),
    time_words: line,
  });
  assert.deepEqual(
    [opening.title, opening.note, opening.place, opening.time_words],
    [MISCHIEF, MISCHIEF, MISCHIEF.slice(0, 100).trim(), line.trim()]
  );
  const board = await world.visitor.tasks.listOpenings({ category_id: opening.category_id, limit: 100 });
  assert.ok(board.openings.some(({ title }) => title === MISCHIEF));
});

scenario("letters of every script and emoji stay as they are", async (world) => {
  const title = "Ffôn: co-ops yng Nghymru · 合作社 · شركة تعاونية · 👩🏽‍🌾";
  // A joined emoji needs U+200D, which is no mark that hides anything.
  const opening = await world.opening({ title });
  assert.equal(opening.title, title);
});

scenario("NUL, right-to-left marks, other controls and broken characters are refused at their field", async (world) => {
  const { tasks } = await world.newPerson();
  const category_id = await world.board();
  const form = { kind: "task", band: "small", title: "Plain", rhythm: "once", category_id } as const;
  for (const mark of ["\u0000", "\u202e", "\u200f", "\u2066", "\u0007", "\u200b", "\ufeff"]) {
    for (const field of ["title", "note", "description", "place", "time_words", "contact"]) {
      await refused(tasks.makeOpening({ ...form, [field]: `before${mark}after` }), 422, "invalid_input", { field });
    }
  }
});

scenario("a lone half of a character is refused", async (world) => {
  const linus = await world.person("linus");
  const category_id = await world.board();
  const body = `{"kind":"task","band":"small","title":"half \\ud83d","rhythm":"once","category_id":${category_id}}`;
  const answer = await linus.caller.request("POST", "/coop/tasks/make-opening", body, {
    "content-type": "application/json",
  });
  assert.deepEqual([answer.status, answer.body?.extras?.field], [422, "title"]);
});

scenario("a text with a blocked word is refused at its field, and a censored word does not stand", async (world) => {
  const linus = await world.person("linus");
  const category_id = await world.board();
  const form = { kind: "task", band: "small", title: "Plain", rhythm: "once", category_id } as const;
  const [blocked, censored] = [`${world.mark}blocked`, `${world.mark}censored`];
  await world.watchWord(blocked, "block");
  await world.watchWord(censored, "censor");
  for (const field of ["title", "note", "description", "place", "time_words"]) {
    const error = await refused(
      linus.tasks.makeOpening({ ...form, [field]: `a ${blocked} word` }),
      422,
      "watched_word",
      { field }
    );
    assert.ok(error.answer.body.errors[0].includes(blocked), error.answer.text);
  }
  const opening = await world.opening({ title: `a ${censored} title`, description: `a ${censored} text` }, linus);
  assert.doesNotMatch(opening.title + opening.description_raw + opening.description_cooked, new RegExp(censored));
});
