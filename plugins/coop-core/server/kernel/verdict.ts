import type { Viewer } from "../viewer";
import { Refusal, type RefusalStatus, type RefusalValues } from "./refusal";

/** What a policy answers: yes, or no with the reason that refuses the act and explains the button. */
export type Verdict = { ok: true } | { ok: false; status: RefusalStatus; code: string; values: RefusalValues };

/** A verdict as it travels in a view. */
export type Can = { ok: true } | { ok: false; code: string; values: RefusalValues };

export const yes: Verdict = { ok: true };

export const no = (status: RefusalStatus, code: string, values: RefusalValues = {}): Verdict => ({
  ok: false,
  status,
  code,
  values,
});

/** Refuses the act with the policy's own reason. */
export function demand(verdict: Verdict): void {
  if (!verdict.ok) {
    throw new Refusal(verdict.status, verdict.code, verdict.values);
  }
}

/** Fills `can` of a view from the same policies that refuse. */
export function can<K extends string>(verdicts: Record<K, Verdict>): Record<K, Can> {
  const shown = {} as Record<K, Can>;
  for (const key of Object.keys(verdicts) as K[]) {
    const verdict = verdicts[key];
    shown[key] = verdict.ok ? { ok: true } : { ok: false, code: verdict.code, values: verdict.values };
  }
  return shown;
}

/** The first no of several, or yes. */
export const allOf = (...verdicts: Verdict[]): Verdict => verdicts.find((verdict) => !verdict.ok) ?? yes;

/** What everybody who changes something has to be: a person, signed in, and not silenced. */
export function mayWrite(viewer: Viewer | null): Verdict {
  if (viewer === null) {
    return no(403, "not_logged_in");
  }
  if (viewer.kind !== "person") {
    return no(403, "not_for_this_account");
  }
  return viewer.silenced ? no(403, "silenced") : yes;
}
