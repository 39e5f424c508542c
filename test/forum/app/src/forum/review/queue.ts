/** The review queue: its records come beside one another, joined by ids, as Discourse's store joins them. */
import type { Person } from "../data";

interface Answer {
  reviewables: (Item & {
    target_created_by_id: number | null;
    reviewable_score_ids: number[];
    bundled_action_ids: string[];
  })[];
  users: Person[];
  score_types: { id: number; title: string }[];
  reviewable_scores: { id: number; created_at: string; user_id: number; score_type_id: number }[];
  bundled_actions: { id: string; action_ids: string[] }[];
  actions: Action[];
}

export interface Action {
  id: string;
  label: string;
  description?: string;
  confirm_message?: string;
  completed_message?: string;
  server_action: string;
}

interface Item {
  id: number;
  type: string;
  version: number;
  created_at: string;
  target_url: string;
  payload: object;
}

export interface Reviewable extends Item {
  target_created_by: Person | undefined;
  reviewable_scores: { id: number; created_at: string; user: Person | undefined; title: string }[];
  actions: Action[];
}

const among = <Id, T extends { id: Id }>(rows: T[], ids: Id[]): T[] =>
  ids.map((id) => rows.find((row) => row.id === id)).filter((row) => row !== undefined);

export const join = ({ reviewables, ...beside }: Answer): Reviewable[] =>
  reviewables.map((item) => ({
    ...item,
    target_created_by: beside.users.find(({ id }) => id === item.target_created_by_id),
    reviewable_scores: among(beside.reviewable_scores, item.reviewable_score_ids).map((score) => ({
      ...score,
      user: beside.users.find(({ id }) => id === score.user_id),
      title: beside.score_types.find(({ id }) => id === score.score_type_id)?.title ?? "",
    })),
    actions: among(beside.bundled_actions, item.bundled_action_ids).flatMap(({ action_ids }) =>
      among(beside.actions, action_ids)
    ),
  }));
