/** What the form of an opening asks for, and how its answers become columns. */
import { moderated, schema, TEXT_REFUSALS, wrongField, type Cx } from "coop-core/server";
import * as v from "valibot";
import { PLACES_REFUSALS, PlacesForm, seatColumns } from "../seat-kind/form";
import { onceFor, REPORT_FORM_REFUSALS, ReportForm } from "../report/form";
import { SERIES_FORM_REFUSALS, SeriesForm } from "../series/form";
import { chooserGroup, CONTEST_FORM_REFUSALS, ContestForm } from "../entry/form";
import { COPIES_FORM_REFUSALS, copiesColumns, CopiesForm } from "../parcel/form";
import { FILED_IN_REFUSALS, FiledInForm, filedIn } from "../thing/filed-in";
import { filedUnder } from "../thing/filing";
import type { TasksDatabase } from "../tables";
import { joined, lines, linesOf } from "./lines";
import { ANSWERED_BY, BANDS, KINDS, RHYTHMS, takesPlaces } from "./opening";
import { findContact } from "./rows";
import { whenOf } from "./when";

const minutes = v.optional(v.nullable(schema.wholeNumber(1, 100_000)), null);
const oneLine = (max: number) => v.optional(v.nullable(schema.line(max)), null);

/** An address on the web, or a page of this forum. */
const link = v.union([
  schema.httpUrl,
  v.pipe(
    v.string(),
    schema.wellFormed,
    v.trim(),
    v.maxLength(500),
    v.regex(/^\/(?![/\\])[^\s\\"'<>`]*$/, "not_a_web_address")
  ),
]);

/** "graphic design": short, in lower case, so that one thing has one name. */
export const Skill = v.pipe(schema.line(30), v.toLowerCase());
export const Campaign = schema.line(40);
const MOST_SKILLS = 8;

export const OpeningForm = {
  category_id: schema.forumId,
  kind: v.picklist(KINDS),
  band: v.picklist(BANDS),
  title: schema.line(120),
  /** One line under the title: how, where, for whom. */
  note: oneLine(200),
  /** Markdown. */
  description: v.optional(schema.text(20_000), ""),
  minutes_from: minutes,
  minutes_to: minutes,
  rhythm: v.picklist(RHYTHMS),
  /** Where minutes do not say it: "a few hours", "3 hours at least". */
  time_words: oneLine(60),
  /** How many months a role is held for; null: as long as somebody likes to. */
  term_months: v.optional(v.nullable(schema.wholeNumber(1, 60)), null),
  ...PlacesForm,
  answered_by: v.optional(v.picklist(ANSWERED_BY), "claim"),
  link: v.optional(v.nullable(link), null),
  ...ReportForm,
  ...FiledInForm,
  ...CopiesForm,
  ...ContestForm,
  due_on: v.optional(v.nullable(schema.day), null),
  /** In place of `due_on`, a window: either day may be missing, both belong to it. */
  from_on: v.optional(v.nullable(schema.day), null),
  to_on: v.optional(v.nullable(schema.day), null),
  /** The last day on which places can be asked for, where they are given. */
  closes_on: v.optional(v.nullable(schema.day), null),
  due_zone: v.optional(v.nullable(schema.timeZone), null),
  ...SeriesForm,
  place: oneLine(100),
  remote: v.optional(schema.flag, false),
  paid: v.optional(schema.flag, false),
  no_experience: v.optional(schema.flag, false),
  skills: v.optional(v.pipe(v.array(Skill), v.maxLength(MOST_SKILLS)), []),
  campaign: v.optional(v.nullable(Campaign), null),
  /** In words, where it is paid: "£15 an hour", "two days a month". */
  rate: oneLine(80),
  days: oneLine(80),
  /** Equipment, training, what one should like: a line for each. */
  needs: lines(12, 160),
  /** Lines that whoever takes a place says yes to. */
  ticks: lines(8, 160),
  /** Lines that whoever holds a place ticks off. */
  checklist: lines(40, 160),
  /** Whoever looks after it would like to talk before somebody takes a place. */
  chat_first: v.optional(schema.flag, false),
  /** Username of the contact person; the maker where nobody is named. */
  contact: v.optional(v.nullable(schema.line(60)), null),
};

const Form = v.object(OpeningForm);
export type OpeningForm = v.InferOutput<typeof Form>;

/** 422 codes of the form; each comes with the field. */
export const FORM_REFUSALS = {
  upside_down: 422,
  due_or_window: 422,
  window_upside_down: 422,
  link_missing: 422,
  no_such_person: 422,
  ...TEXT_REFUSALS,
  ...PLACES_REFUSALS,
  ...REPORT_FORM_REFUSALS,
  ...FILED_IN_REFUSALS,
  ...SERIES_FORM_REFUSALS,
  ...COPIES_FORM_REFUSALS,
  ...CONTEST_FORM_REFUSALS,
} as const;

/**
 * Checks what one field says against another and the forum, cooks the description.
 * @returns the columns of the form; the checklist is kept in rows of its own
 * @throws Refusal 422 with the field
 */
export async function columnsOf(cx: Cx<TasksDatabase>, form: OpeningForm) {
  if (form.minutes_from !== null && form.minutes_to !== null && form.minutes_to < form.minutes_from) {
    throw wrongField("minutes_to", "upside_down");
  }
  if (form.answered_by === "link" && form.link === null) {
    throw wrongField("link", "link_missing");
  }
  const named = form.contact === null ? undefined : await findContact(cx, form.contact, form.category_id);
  if (form.contact !== null && !named) {
    throw wrongField("contact", "no_such_person", { username: form.contact });
  }
  const when = whenOf(cx, { ...form, closes_on: form.answered_by === "application" ? form.closes_on : null });
  const { title, note, description, time_words, place, link, campaign } = form;
  const { rate, days } = form.paid ? form : { rate: null, days: null };
  const lists = { needs: joined(form.needs), ticks: joined(form.ticks), skills: joined(form.skills) };
  const lineTexts = { title, note, time_words, place, link, rate, days, campaign };
  const texts = await moderated(cx, { ...lineTexts, description, ...lists });
  const filed_in = filedIn(cx.viewer, form);
  return {
    category_id: form.category_id,
    kind: form.kind,
    band: form.band,
    title: texts.title,
    note: texts.note,
    description_raw: texts.description,
    description_cooked: texts.description === "" ? "" : await cx.scope.ports.cook(texts.description),
    minutes_from: form.minutes_from,
    minutes_to: form.minutes_to,
    rhythm: form.rhythm,
    time_words: texts.time_words,
    term_months: form.kind === "role" ? form.term_months : null,
    ...seatColumns(form),
    answered_by: form.answered_by,
    link: form.answered_by === "link" ? texts.link : null,
    once_for: onceFor(form),
    filed_in,
    filed_under: await filedUnder(cx, form, filed_in),
    ...(await copiesColumns(cx, form)),
    chooser_group_id: await chooserGroup(cx, form),
    ...when,
    place: texts.place,
    remote: form.remote,
    paid: form.paid,
    no_experience: form.no_experience,
    skills: JSON.stringify(linesOf(texts.skills)),
    campaign: texts.campaign,
    rate: texts.rate,
    days: texts.days,
    needs: texts.needs,
    ticks: texts.ticks,
    // There is nothing to take a place in.
    chat_first: takesPlaces(form) && form.chat_first,
    contact_user_id: named?.id ?? cx.viewer?.id ?? null,
  };
}

/** The columns of the form as they are written. */
export type Columns = Awaited<ReturnType<typeof columnsOf>>;
