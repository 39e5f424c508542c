import { expect, it, onTestFinished } from "vitest";
import { openBoard } from "../testing";

it("what was asked for and ordered ends for those who left the board and those whose account is gone, for nobody else", async () => {
  const { forum, make } = await openBoard();
  onTestFinished(() => forum.close());
  const inside = { groups: ["printers"] };
  const { id: category_id } = await forum.category({ name: "Printers", groups: ["printers"] });
  const keeper = await forum.person("keeper", inside);
  const [stays, leaves, gone] = [
    await forum.person("stays", inside),
    await forum.person("leaves", inside),
    await forum.person("gone", inside),
  ];
  const { id: role } = await make({ category_id, answered_by: "application" }, keeper);
  const { id: leaflet } = await make({ category_id, answered_by: "copies", seats: null }, keeper);
  for (const who of [stays, leaves, gone]) {
    const { tasks } = forum.as(who);
    await tasks.applyForOpening({ opening_id: role, words: "I would like to.", contact: { way: "message" } });
    await tasks.orderCopies({ opening_id: leaflet, copies: 5, way: "post", details: "4 Quay Street" });
  }
  await forum.sql`DELETE FROM group_users WHERE user_id = ${leaves.id}`;
  await forum.sql`DELETE FROM users WHERE id = ${gone.id}`;
  await forum.reconcile();

  const over = await forum.sql`
    SELECT f.kind, f.data->>'reason' AS reason, p.user_id FROM coop_facts AS f
    JOIN coop_fact_people AS p ON p.fact_id = f.id
    WHERE f.kind IN ('application_over', 'parcel_over') ORDER BY f.kind, reason`;
  expect(over).toEqual([
    { kind: "application_over", reason: "access_ended", user_id: leaves.id },
    { kind: "application_over", reason: "account_removed", user_id: gone.id },
    { kind: "parcel_over", reason: "access_ended", user_id: leaves.id },
    { kind: "parcel_over", reason: "account_removed", user_id: gone.id },
  ]);
  expect(await forum.sql`SELECT user_id FROM coop_applications WHERE state = 'asked'`).toEqual([{ user_id: stays.id }]);
  expect(await forum.sql`SELECT user_id FROM coop_parcels WHERE state = 'ordered'`).toEqual([{ user_id: stays.id }]);
});
