/** What the server puts into the page before the scripts run. */
export interface Preloaded {
  currentUser: object | null;
  site: Record<string, unknown> & { categories?: object[] };
  siteSettings: Record<string, unknown>;
  /** The names of the plugins that are on; without it the settings say so. */
  plugins?: string[];
  csrf?: string;
  /** The demo's people, who may be signed in as with one press. */
  people?: DemoPerson[];
}

export interface DemoPerson {
  username: string;
  name: string;
  avatar_template: string;
  /** One line of their story. */
  part?: string;
}

export function readPreloaded(): Preloaded {
  const element = document.getElementById("data-preloaded");
  const data = JSON.parse(element?.textContent || "{}") as Partial<Preloaded>;
  return {
    ...data,
    currentUser: data.currentUser ?? null,
    site: data.site ?? {},
    siteSettings: data.siteSettings ?? {},
  };
}
