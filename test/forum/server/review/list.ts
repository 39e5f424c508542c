/** The review queue as Discourse's serializers give it to whoever moderates: records beside one another, joined by ids. */
import { isStaff, type Viewer } from "../../../../plugins/coop-core/server/viewer";
import type { Row } from "../database";
import type { Forum } from "../forum";
import { basicUser } from "../people/serialize";
import { ACTIONS, SCORE_TYPES, STATUS, type Action } from "./reviewable";

const PER_PAGE = 10;

export interface Asked {
  id?: number;
  status: keyof typeof STATUS | "all";
  category_id?: number;
  offset: number;
  /** Categories may have moderators of their own: `enable_category_group_moderation`. */
  by_groups: boolean;
}

/** Admins have them all; moderators and a category's own those of categories that they see. */
const readItems = (
  forum: Forum,
  viewer: Viewer,
  { id, status, category_id, offset, by_groups }: Asked
): Promise<Row[]> => forum.db.sql`
  SELECT reviewables.*, trust_level AS target_created_by_trust_level, count(*) OVER ()::int AS total
  FROM reviewables LEFT JOIN users ON users.id = target_created_by_id
  WHERE (${id ?? null}::bigint IS NULL OR reviewables.id = ${id ?? null})
    AND (${category_id ?? null}::int IS NULL OR category_id = ${category_id ?? null})
    AND (${status === "all"}::boolean OR status = ${status === "all" ? 0 : STATUS[status]})
    AND (${viewer.admin}::boolean
      OR (${viewer.moderator}::boolean AND reviewable_by_moderator
        OR ${by_groups}::boolean AND EXISTS (SELECT 1 FROM category_moderation_groups AS m
          WHERE m.category_id = reviewables.category_id AND m.group_id = ANY(${viewer.group_ids})))
      AND (category_id IS NULL OR category_id IN (
        SELECT id FROM categories WHERE NOT read_restricted OR id = ANY(${viewer.secure_category_ids}))))
  ORDER BY score DESC, reviewables.created_at DESC LIMIT ${PER_PAGE} OFFSET ${offset}`;

/** What cannot be undone is for staff. */
function actionsOf(forum: Forum, viewer: Viewer, { id, status }: Row) {
  if (status !== STATUS.pending) {
    return { bundles: [], actions: [] };
  }
  const idOf = (name: Action): string => `coop_core/flagged_text-${name}`;
  const words = (name: string): string => forum.texts.translate("en", `coop_core.review.${name}`, {});
  const names = (Object.keys(ACTIONS) as Action[]).filter((name) => isStaff(viewer) || name !== "agree_and_delete");
  const actions = names.map((name) => ({
    id: idOf(name),
    icon: ACTIONS[name].icon,
    button_class: null,
    label: words(`${name}.title`),
    ...(name === "agree_and_delete" && { confirm_message: words(`${name}.confirm`) }),
    description: words(`${name}.description`),
    server_action: name,
    completed_message: words(`${name}.complete`),
  }));
  const [disagree, ignore] = [idOf("disagree"), idOf("ignore")];
  const agree = actions.map((action) => action.id).filter((one) => one !== disagree && one !== ignore);
  return {
    bundles: [
      { id: `${id}-agree`, icon: "thumbs-up", label: words("agree"), action_ids: agree },
      { id: disagree, action_ids: [disagree] },
      { id: ignore, action_ids: [ignore] },
    ],
    actions,
  };
}

/** What the items point at: who flagged and why, the people, what one can do. */
async function besides(forum: Forum, viewer: Viewer, items: Row[]) {
  const scores = await forum.db.sql`
    SELECT reviewable_scores.*, flags_agreed AS agreed, flags_disagreed AS disagreed, flags_ignored AS ignored
    FROM reviewable_scores LEFT JOIN user_stats USING (user_id)
    WHERE reviewable_id = ANY(${items.map(({ id }) => id)}) ORDER BY created_at DESC`;
  const people = [
    ...items.flatMap(({ created_by_id, target_created_by_id }) => [created_by_id, target_created_by_id]),
    ...scores.flatMap(({ user_id, reviewed_by_id }) => [user_id, reviewed_by_id]),
  ];
  const users = await forum.db.sql`SELECT id, username, name FROM users WHERE id = ANY(${people.filter(Boolean)})`;
  const possible = items.map((item) => actionsOf(forum, viewer, item));
  return {
    scores,
    records: {
      users: users.map(basicUser),
      score_types: Object.entries(SCORE_TYPES).map(([type, named]) => ({ ...named, icon: "flag", type })),
      reviewable_scores: scores.map(({ agreed, disagreed, ignored, reviewable_score_type, ...score }) => ({
        ...{ id: score["id"], score: score["score"], agree_stats: { agreed, disagreed, ignored } },
        ...{ created_at: score["created_at"], reviewed_at: score["reviewed_at"], status: score["status"] },
        ...{ user_id: score["user_id"], reviewed_by_id: score["reviewed_by_id"] },
        score_type_id: reviewable_score_type,
        reviewable_conversation_id: null,
      })),
      bundled_actions: possible.flatMap(({ bundles }) => bundles),
      actions: possible[0]?.actions ?? [],
    },
  };
}

export async function listReviewables(forum: Forum, viewer: Viewer, asked: Asked) {
  const items = await readItems(forum, viewer, asked);
  const { scores, records } = await besides(forum, viewer, items);
  const reviewables = items.map(({ total: _, reviewable_by_moderator: __, target_type: ___, ...item }) => ({
    ...{ id: item["id"], type: item["type"], type_source: item["type_source"], category_id: item["category_id"] },
    ...{ created_at: item["created_at"], score: item["score"], version: item["version"], status: item["status"] },
    target_url: `${forum.base_url}${item["payload"].path}`,
    can_edit: false,
    target_created_by_trust_level: item["target_created_by_trust_level"],
    created_from_flag: false,
    ...{ created_by_id: item["created_by_id"], target_created_by_id: item["target_created_by_id"], topic_id: null },
    editable_fields: [],
    reviewable_score_ids: scores.filter(({ reviewable_id }) => reviewable_id === item["id"]).map(({ id }) => id),
    bundled_action_ids: actionsOf(forum, viewer, item).bundles.map(({ id }) => id),
    payload: item["payload"],
  }));
  const total = Number(items[0]?.["total"] ?? 0);
  return { reviewables, total, records };
}
