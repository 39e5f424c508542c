import type { Viewer } from "coop-core/server";
import { describe, expect, it } from "vitest";
import { mayAnswer, mayComplete, mayRelease, mayUncomplete, seesContact } from "../claim/policy";
import type { Claim } from "./opening";
import {
  looksAfter,
  mayChange,
  mayClaim,
  mayMake,
  mayModerate,
  mayPutBack,
  mayTalkAbout,
  mayWithdraw,
  type Judged,
} from "./policy";

const NOW = "2026-11-22T12:00:00.000Z";
const CATEGORY = 7;

const person = (id: number, more: Partial<Viewer> = {}): Viewer => ({
  id,
  username: `person${id}`,
  name: null,
  locale: "en",
  time_zone: null,
  kind: "person",
  silenced: false,
  admin: false,
  moderator: false,
  group_ids: [],
  secure_category_ids: [],
  topic_create_category_ids: [CATEGORY],
  ...more,
});

const MAKER = person(1);
const CONTACT = person(2);
const MEMBER = person(3);
const ADMIN = person(4, { admin: true });
const MODERATOR = person(5, { moderator: true });
const SILENCED = person(6, { silenced: true });
const STAGED = person(7, { kind: "staged" });
const READER = person(8, { topic_create_category_ids: [] });

const opening = {
  kind: "task",
  seats: 2,
  answered_by: "claim",
  due_at: null,
  withdrawn_at: null,
  category_id: CATEGORY,
  created_by: MAKER.id,
  contact_user_id: CONTACT.id,
  tally: { held: 0, begun: 0, leaving: 0, done: 0, offered: 0 },
  kinds: [],
  waiting: 0,
} as Partial<Judged> as Judged;
const withdrawn: Judged = { ...opening, withdrawn_at: NOW };
const full: Judged = { ...opening, tally: { held: 2, begun: 0, leaving: 0, done: 0, offered: 0 } };

const code = (verdict: ReturnType<typeof mayClaim>) => (verdict.ok ? "yes" : `${verdict.status} ${verdict.code}`);

describe("looking after an opening", () => {
  it.each([
    ["its maker", MAKER, true],
    ["its contact person", CONTACT, true],
    ["an admin", ADMIN, true],
    ["a moderator", MODERATOR, true],
    ["another member", MEMBER, false],
    ["a visitor", null, false],
  ] as const)("%s", (_, viewer, expected) => {
    expect(looksAfter(viewer, opening)).toBe(expected);
    const no = viewer === null ? "403 not_logged_in" : "403 not_yours_to_change";
    expect(code(mayChange(viewer, opening, NOW))).toBe(expected ? "yes" : no);
    expect(code(mayWithdraw(viewer, opening, NOW))).toBe(expected ? "yes" : no);
    expect(code(mayPutBack(viewer, withdrawn, NOW))).toBe(expected ? "yes" : no);
  });
});

describe("taking a place", () => {
  it.each([
    ["a member", MEMBER, opening, false, "yes"],
    ["who only reads", READER, opening, false, "yes"],
    ["a visitor", null, opening, false, "403 not_logged_in"],
    ["a silenced account", SILENCED, opening, false, "403 silenced"],
    ["a staged account", STAGED, opening, false, "403 not_for_this_account"],
    ["who has it already, even when it is full", MEMBER, full, true, "409 already_held"],
    ["when it is full", MEMBER, full, false, "409 full"],
    ["an admin when it is full", ADMIN, full, false, "409 full"],
    ["when it is withdrawn", MEMBER, withdrawn, false, "409 withdrawn"],
  ] as const)("%s", (_, viewer, on, holds, expected) => {
    expect(code(mayClaim(viewer, on, holds, NOW))).toBe(expected);
  });
});

describe("making and talking", () => {
  it.each([
    ["a member", MEMBER, "yes"],
    ["who may not start topics there", READER, "403 cannot_start_topics"],
    ["a visitor", null, "403 not_logged_in"],
    ["a silenced account", SILENCED, "403 silenced"],
  ] as const)("%s", (_, viewer, expected) => {
    expect(code(mayMake(viewer, CATEGORY))).toBe(expected);
    expect(code(mayTalkAbout(viewer, opening, "no", NOW))).toBe(expected);
  });

  it("talks once", () => {
    expect(code(mayTalkAbout(MEMBER, opening, "there", NOW))).toBe("409 already_talked_about");
    expect(code(mayTalkAbout(MEMBER, opening, "on_its_way", NOW))).toBe("409 being_made");
    expect(code(mayTalkAbout(MEMBER, withdrawn, "no", NOW))).toBe("409 withdrawn");
  });
});

it("moderating is for staff", () => {
  expect([ADMIN, MODERATOR, MAKER, null].map((viewer) => code(mayModerate(viewer)))).toEqual([
    "yes",
    "yes",
    "403 staff_only",
    "403 not_logged_in",
  ]);
});

describe("a claim", () => {
  const claim = { id: 1, user_id: MEMBER.id, state: "held", answered_at: null, contact_for: CONTACT.id } as Claim;
  const everybody = [MEMBER, CONTACT, MAKER, ADMIN] as const;

  it("is given back by its holder alone", () => {
    expect(everybody.map((viewer) => code(mayRelease(viewer, claim)))).toEqual([
      "yes",
      "403 not_your_place",
      "403 not_your_place",
      "403 not_your_place",
    ]);
  });

  it.each([
    ["done", mayComplete],
    ["not done", mayUncomplete],
  ])("is said to be %s by its holder and by those who look after it", (_, may) => {
    expect([...everybody, READER].map((viewer) => code(may(viewer, claim, opening)))).toEqual([
      "yes",
      "yes",
      "yes",
      "yes",
      "403 not_your_place",
    ]);
  });

  it("is answered by the contact person, once", () => {
    expect(everybody.map((viewer) => mayAnswer(viewer, claim, opening).ok)).toEqual([false, true, false, false]);
    expect(code(mayAnswer(CONTACT, { ...claim, answered_at: NOW }, opening))).toBe("409 already_answered");
  });

  it("shows its contact to the holder and to whom it was given, while that is the contact person", () => {
    expect(everybody.map((viewer) => seesContact(viewer, claim, opening))).toEqual([true, true, false, false]);
    expect(seesContact(null, claim, opening)).toBe(false);
    const changed = { contact_user_id: MAKER.id };
    expect(seesContact(CONTACT, claim, changed)).toBe(false);
    expect(seesContact(MAKER, claim, changed)).toBe(false);
  });
});
