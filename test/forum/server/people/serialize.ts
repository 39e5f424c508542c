/** People as Discourse's serializers give them. */
import type { Viewer } from "../../../../plugins/coop-core/server/viewer";
import type { Db, Row } from "../database";
import { avatarTemplate } from "../host/avatars";

/** BasicUserSerializer. */
export const basicUser = ({ id, username, name, admin, moderator, trust_level, title }: Row) => ({
  id,
  username,
  name,
  avatar_template: avatarTemplate(username),
  ...(trust_level !== undefined && { trust_level }),
  ...(admin && { admin }),
  ...(moderator && { moderator }),
  ...(title && { title }),
});

/** Groups that somebody may see: public ones, own ones, all for admins. */
export const visibleGroups = (db: Db, viewer: Viewer | null) => db.sql`
  SELECT id, name, full_name, automatic, user_count, visibility_level, members_visibility_level, mentionable_level, messageable_level, title, bio_raw,
    public_admission, public_exit, allow_membership_requests
  FROM groups
  WHERE id <> 0 AND (visibility_level = 0
    OR ${viewer !== null}::boolean AND visibility_level = 1
    OR ${viewer?.admin ?? false}::boolean
    OR ${(viewer?.admin || viewer?.moderator) ?? false}::boolean AND visibility_level = 3
    OR visibility_level = 2 AND id = ANY(${viewer?.group_ids ?? []})
    OR EXISTS (SELECT 1 FROM group_users WHERE group_id = groups.id AND user_id = ${viewer?.id ?? null} AND owner))
  ORDER BY name`;

/** CurrentUserSerializer, as far as pages read it. */
export async function currentUser(db: Db, viewer: Viewer) {
  const [row] = await db.sql`
    SELECT users.id, username, name, admin, moderator, trust_level, title, seen_notification_id, user_options.timezone, email_level,
      (SELECT count(*)::int FROM notifications WHERE user_id = users.id AND NOT read AND NOT high_priority) AS unread_notifications,
      (SELECT count(*)::int FROM notifications WHERE user_id = users.id AND NOT read AND high_priority) AS unread_high_priority_notifications,
      (SELECT last_id FROM live_channels WHERE live_channels.name = '/notification/' || users.id) AS position,
      (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'full_name', g.full_name) ORDER BY g.id), '[]')
        FROM groups g JOIN group_users gu ON gu.group_id = g.id WHERE gu.user_id = users.id) AS groups
    FROM users LEFT JOIN user_options ON user_options.user_id = users.id WHERE users.id = ${viewer.id}`;
  const { timezone, email_level, position, ...user } = row!;
  const unread = user["unread_notifications"] + user["unread_high_priority_notifications"];
  return {
    ...user,
    ...basicUser(user),
    admin: viewer.admin,
    moderator: viewer.moderator,
    staff: viewer.admin || viewer.moderator,
    all_unread_notifications_count: unread,
    notification_channel_position: position ?? 0,
    can_create_topic: viewer.topic_create_category_ids.length > 0 && !viewer.silenced,
    can_create_group: viewer.admin,
    can_edit: true,
    silenced: viewer.silenced,
    locale: viewer.locale,
    timezone,
    user_option: { timezone, email_level },
  };
}

/** UserCardSerializer with what a profile adds to it. */
export async function showUser(db: Db, viewer: Viewer | null, username: string) {
  const [row] = await db.sql`
    SELECT users.id, username, name, admin, moderator, trust_level, title, users.created_at, last_posted_at, last_seen_at, staged, active,
      suspended_till, silenced_till, user_options.timezone, hide_profile, location, website, bio_raw, bio_cooked, post_count, topic_count
    FROM users
    LEFT JOIN user_options ON user_options.user_id = users.id
    LEFT JOIN user_profiles ON user_profiles.user_id = users.id
    LEFT JOIN user_stats ON user_stats.user_id = users.id
    WHERE username_lower = ${username.toLowerCase()}`;
  const staff = viewer?.admin || viewer?.moderator;
  const own = viewer?.id === row?.["id"];
  if (!row || !row["active"] || (row["staged"] && !staff)) {
    return undefined;
  }
  const { active, hide_profile, suspended_till, silenced_till, ...user } = row;
  const shown = await visibleGroups(db, viewer);
  const member = await db.sql<{ group_id: number }>`SELECT group_id FROM group_users WHERE user_id = ${user["id"]}`;
  const groups = shown.filter(({ id, automatic }) => !automatic && member.some(({ group_id }) => group_id === id));
  const hidden = hide_profile && !own && !staff;
  const base = { ...basicUser(user), admin: user["admin"], moderator: user["moderator"], title: user["title"] };
  return hidden
    ? { ...base, profile_hidden: true }
    : {
        ...base,
        created_at: user["created_at"],
        last_posted_at: user["last_posted_at"],
        last_seen_at: user["last_seen_at"],
        timezone: user["timezone"],
        location: user["location"],
        website: user["website"],
        bio_raw: user["bio_raw"],
        bio_excerpt: user["bio_raw"],
        bio_cooked: user["bio_cooked"],
        post_count: user["post_count"],
        topic_count: user["topic_count"],
        badge_count: 0,
        groups,
        ...(staff && { suspended_till, silenced_till }),
        can_edit: own || viewer?.admin === true,
        can_send_private_messages: viewer !== null && !own,
        can_send_private_message_to_user: viewer !== null && !own,
      };
}

/** For pickers of people: names that begin so, then names that hold it; `group` narrows to its members. */
export async function searchUsers(db: Db, { term, groups, limit }: { term: string; groups: string[]; limit: number }) {
  const escaped = term.toLowerCase().replace(/[\\%_]/g, "\\$&");
  const rows = await db.sql`
    SELECT id, username, name FROM users
    WHERE active AND NOT staged AND id > 0 AND (username_lower LIKE ${`${escaped}%`} OR lower(name) LIKE ${`%${escaped}%`})
      AND (${groups.length} = 0 OR EXISTS (SELECT 1 FROM group_users JOIN groups ON groups.id = group_id
        WHERE group_users.user_id = users.id AND groups.name = ANY(${groups})))
    ORDER BY username_lower <> ${term.toLowerCase()}, NOT username_lower LIKE ${`${escaped}%`}, last_seen_at DESC NULLS LAST, username_lower
    LIMIT ${limit}`;
  return rows.map(basicUser);
}
