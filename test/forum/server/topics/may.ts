/** What may be written where, with Discourse's own words. */
import type { Viewer } from "../../../../plugins/coop-core/server/viewer";
import type { Db } from "../database";
import { moderate } from "../host/watched-words";
import type { SettingValues } from "../settings";
import { visibleTo, visibleTopics } from "./visible";

function lengthErrors(field: string, text: string, min: number, max: number): string[] {
  const length = [...text.trim()].length;
  return length === 0
    ? [`${field} can't be blank`]
    : length < min
      ? [`${field} is too short (minimum is ${min} characters)`]
      : length > max
        ? [`${field} is too long (maximum is ${max} characters)`]
        : [];
}

export interface WrittenPost {
  title?: string;
  raw: string;
}

/** Lengths and watched words. @returns the text as it may stand, or what is wrong with it */
export async function checkText(
  db: Db,
  { title, raw }: WrittenPost,
  settings: SettingValues
): Promise<{ errors: string[]; title?: string; raw: string }> {
  const number = (name: string): number => Number(settings[name]);
  const least = title === undefined ? number("min_post_length") : number("min_first_post_length");
  const errors = [
    ...(title === undefined
      ? []
      : lengthErrors("Title", title, number("min_topic_title_length"), number("max_topic_title_length"))),
    ...lengthErrors("Body", raw, least, number("max_post_length")),
  ];
  // PostgreSQL's texts hold everything but this character.
  if (raw.includes("\0") || title?.includes("\0")) {
    return { errors: ["Body is invalid"], title, raw };
  }
  const [checkedRaw, checkedTitle] = [await moderate(db, raw), await moderate(db, title ?? "")];
  const blocked = [...checkedRaw.blocked, ...checkedTitle.blocked];
  if (blocked.length > 0) {
    errors.push(`Sorry, you can't post the word '${blocked.join(", ")}'; it's not allowed.`);
  }
  if (checkedRaw.flagged.length > 0 || checkedTitle.flagged.length > 0) {
    errors.push(
      "Discourse would ask its staff about this post. This forum has a review queue for the plugins' texts alone."
    );
  }
  return { errors, raw: checkedRaw.text, ...(title !== undefined && { title: checkedTitle.text }) };
}

export interface TopicForReply {
  id: number;
  category_id: number | null;
  archetype: string;
  closed: boolean;
  archived: boolean;
  may_reply: boolean;
}

/** A topic that the viewer sees, and whether they may answer in it; undefined where they do not see it. */
export async function readForReply(db: Db, viewer: Viewer, topicId: number): Promise<TopicForReply | undefined> {
  const { rows } = await db.query(
    `SELECT id, category_id, archetype, closed, archived,
      archetype = 'private_message' OR category_id IS NULL OR $5::boolean
        OR NOT EXISTS (SELECT 1 FROM category_groups WHERE category_groups.category_id = topics.category_id)
        OR EXISTS (SELECT 1 FROM category_groups WHERE category_groups.category_id = topics.category_id AND permission_type <= 2
          AND (group_id = 0 OR group_id = ANY($2::int[]))) AS may_reply
    FROM topics WHERE topics.id = $4 AND ${visibleTopics()}`,
    [...visibleTo(viewer), topicId, viewer.admin]
  );
  return rows[0] as TopicForReply | undefined;
}
