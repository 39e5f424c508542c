/** The federation's whole list stands on the board: each row is accepted, shown as it was given, and listed in its column. */
import assert from "node:assert/strict";
import type { Caller } from "../caller";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

type NewOpening = Parameters<Caller["tasks"]["makeOpening"]>[0];
type Row = Omit<NewOpening, "category_id">;

const task = (band: Row["band"], title: string, rest: Partial<Row> = {}): Row => ({
  kind: "task",
  band,
  title,
  rhythm: "once",
  ...rest,
});
const role = (band: Row["band"], title: string, rhythm: Row["rhythm"], rest: Partial<Row> = {}): Row => ({
  kind: "role",
  band,
  title,
  rhythm,
  ...rest,
});
const byMail = { note: "By e-mail", place: "By e-mail" };
const minutes = (minutes_from: number | null, minutes_to: number | null = minutes_from) => ({
  minutes_from,
  minutes_to,
});

const LIST: Row[] = [
  task("very_little", "Forward the newsletter sign-up to co-workers", minutes(5)),
  task("very_little", "Submit a case study of your co-op", minutes(10, 15)),
  task("very_little", "Send good photos of your workplace for the image bank", { ...minutes(20), ...byMail }),
  task("very_little", "Put the federation's logo on your website", minutes(30)),
  task("very_little", "Share a policy, guide or example system from your co-op", { ...minutes(30), ...byMail }),
  task("small", "Write a short bio of your co-op or project for the newsletter", byMail),
  task("small", "Attend a members' All Hands meeting", {
    ...minutes(60),
    rhythm: "every_few_months",
    time_words: "Quarterly",
  }),
  task("small", "Create a graphic for an event", byMail),
  task("small", "Phone bank worker co-ops", {
    ...minutes(180, null),
    time_words: "3 hours at least",
    description: "Needs:\n\n- a computer and mobile\n- basic IT skills\n- good conversational skills",
  }),
  task("small", "Visit local worker co-ops and drop off materials", { time_words: "A few hours" }),
  task("larger", "Write a one-off policy", { paid: true }),
  task("larger", "Write a one-off funding bid"),
  task("larger", "Help with web page formatting"),
  role("small", "Join SolidFund as a registered supporter", "ongoing", {
    ...minutes(30),
    note: "£1 a week",
    time_words: "30 min to set up",
    answered_by: "link",
    link: "https://solidfund.coop/join?from=forum&for=supporters",
  }),
  role("small", "Temporary co-editor of the newsletter", "monthly", minutes(60)),
  role("small", "Inductions with new members", "every_few_months", minutes(30)),
  role("small", "Events planning group", "monthly", minutes(60, 180)),
  role("small", "Co-op Clinic advisor", "every_few_months", minutes(30)),
  role("larger", "Join a working group", "monthly", { time_words: "A meeting roughly once a month" }),
  role("larger", "Help to raise funds", "ongoing"),
  role("larger", "Host ongoing local meet-ups", "ongoing", { place: "Where you live" }),
  role("larger", "Mentor", "ongoing", { answered_by: "not_yet", note: "Details to come" }),
  role("larger", "Stand for the board", "ongoing", { answered_by: "link", link: "/t/nominations" }),
  task("larger", "Design a T-shirt for Co-op Fortnight", {
    seats: null,
    due_on: "2036-06-24",
    due_zone: "Europe/London",
  }),
  task("small", "Make a “Liberating work” graphic with a photo of your co-op"),
  task("very_little", "Share a post", minutes(5)),
  task("very_little", "Sign the pledge", { ...minutes(2), answered_by: "link", link: "https://example.org/pledge" }),
];

for (const row of LIST) {
  scenario(`on the list: ${row.title}`, async (world) => {
    const maker = await world.person("linus");
    const made = await world.opening({ seats: null, ...row }, maker);
    const shown = await world.visitor.tasks.showOpening({ opening_id: made.id });
    const { description, ...fields } = row;
    assert.deepEqual({ ...shown, ...fields }, shown);
    assert.equal(shown.description_raw, description ?? "");

    const listed = await world.visitor.tasks.listOpenings({
      category_id: await world.board(),
      group: `${row.band}.${row.kind}`,
      limit: 100,
    });
    assert.ok(
      listed.openings.some(({ id }) => id === made.id),
      "it is in its column"
    );

    const sam = await world.person("sam");
    const answered = row.answered_by ?? "claim";
    if (answered === "claim") {
      assert.equal((await world.claim(sam, made)).my_claim?.state, "held");
    } else {
      const code = answered === "link" ? "answered_elsewhere" : "details_to_come";
      await refused(world.claim(sam, made), 409, code);
      assert.equal(shown.can.claim_opening.ok, false);
    }
  });
}
