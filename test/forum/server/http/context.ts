/** What every route has in hand: who asks, the time, the settings, and the way it was asked. */
import type { Context } from "hono";
import type { Viewer } from "../../../../plugins/coop-core/server/viewer";
import type { Forum } from "../forum";
import type { SettingValues } from "../settings";
import type { Params } from "./params";
import { notFound, notLoggedIn, notPermitted } from "./errors";

export interface Asking {
  viewer: Viewer | null;
  now: string;
  settings: SettingValues;
  /** Came with an Api-Key: no cookie, so no forged request either. */
  by_key: boolean;
  /** What the key may do, where it is narrowed. */
  scopes: Scope[] | null;
  /** The browser's session, signed in or not; null where there is none yet. */
  session: string | null;
  /** The signed-in session's token, hashed. */
  auth_token: string | null;
}

export interface Scope {
  resource: string;
  action: string;
  allowed_parameters: Record<string, string[]> | null;
}

export interface Env {
  Variables: { forum: Forum; asking: Asking; params: Params; body: string };
}

export type Cxt = Context<Env>;

export const signedIn = (c: Cxt): Viewer => {
  const { viewer } = c.var.asking;
  if (!viewer) {
    throw notLoggedIn();
  }
  return viewer;
};

export const isStaff = (viewer: Viewer | null): boolean => !!viewer && (viewer.admin || viewer.moderator);

/** Discourse hides its admin pages from others: they are not there for them. */
export const staffOnly = (c: Cxt): Viewer => {
  const { viewer } = c.var.asking;
  if (!viewer || !isStaff(viewer)) {
    throw notFound();
  }
  return viewer;
};

export const adminOnly = (c: Cxt): Viewer => {
  const viewer = staffOnly(c);
  if (!viewer.admin) {
    throw notPermitted();
  }
  return viewer;
};

/** Outside its admin pages, Discourse says no to others. */
export function demandStaff(c: Cxt): Viewer {
  const viewer = signedIn(c);
  if (!isStaff(viewer)) {
    throw notPermitted();
  }
  return viewer;
}

export function demandAdmin(c: Cxt): Viewer {
  const viewer = signedIn(c);
  if (!viewer.admin) {
    throw notPermitted();
  }
  return viewer;
}

/** A number in an address; anything else is an address that does not exist. */
export function idIn(c: Cxt, name = "id"): number {
  const text = c.req.param(name) ?? "";
  if (!/^-?\d{1,9}$/.test(text)) {
    throw notFound();
  }
  return Number(text);
}
