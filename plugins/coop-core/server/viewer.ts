/** Who asks: plain values that the host has read from the forum, `null` for a visitor. */
export interface Viewer {
  id: number;
  username: string;
  name: string | null;
  locale: string;
  /** IANA zone of the person's settings, or null where they chose none that this host knows. */
  time_zone: string | null;
  kind: "person" | "staged" | "system" | "anonymous";
  silenced: boolean;
  admin: boolean;
  moderator: boolean;
  group_ids: number[];
  /** Restricted categories this person may see (the guardian's own list). */
  secure_category_ids: number[];
  /** Categories in which this person may start topics. */
  topic_create_category_ids: number[];
}

export const isStaff = (viewer: Viewer | null): boolean => viewer !== null && (viewer.admin || viewer.moderator);
