import I18n, { i18n } from "discourse-i18n";

export type Values = Record<string, string | number | boolean | null>;

/** A verdict as views carry it in `can`. */
export type Can = { ok: true } | { ok: false; code: string; values: Values };

/** Why something cannot be done, in words. */
export interface Reason {
  code: string;
  text: string;
}

interface Failure {
  jqXHR?: {
    status: number;
    responseJSON?: unknown;
    getResponseHeader?(name: string): string | null;
  };
}

interface ErrorBody {
  errors?: string[];
  error_type?: string;
  extras?: Values;
}

/** Statuses that the hosts answer before any act runs; their bodies are not ours. */
const BY_STATUS: Record<number, string> = {
  0: "unreachable",
  413: "too_large",
  429: "rate_limit",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

/** The act said no, or could not be asked. Rejections of the client are always one of these. */
export class CoopRefusal extends Error implements Reason {
  override name = "CoopRefusal";

  /** Discourse's own error page reads the status from here. */
  readonly jqXHR: Failure["jqXHR"];

  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: string,
    readonly values: Values = {},
    jqXHR?: Failure["jqXHR"]
  ) {
    super(text);
    this.jqXHR = jqXHR;
  }

  /** Dotted path of the field that is wrong: `contact.detail`. */
  get field(): string | null {
    const field = this.values["field"];
    return typeof field === "string" ? field : null;
  }
}

/** The sentence for a code: the plugin's own first, then the core's. */
export function sentence(
  plugin: string,
  code: string,
  values: Values = {}
): string | null {
  for (const scope of [`coop_${plugin}`, "coop_core"]) {
    const key = `${scope}.refusals.${code}`;
    if (I18n.lookup(key)) {
      return i18n(key, values);
    }
  }
  return null;
}

/** The reason in a verdict, or null where the act may be done. */
export function reasonOf(plugin: string, can: Can): Reason | null {
  return can.ok
    ? null
    : {
        code: can.code,
        text:
          sentence(plugin, can.code, can.values) ??
          i18n("coop_core.refusals.fault"),
      };
}

export function refusalFrom(plugin: string, thrown: unknown): CoopRefusal {
  if (thrown instanceof CoopRefusal) {
    return thrown;
  }
  const { jqXHR } = (thrown ?? {}) as Failure;
  if (!jqXHR) {
    throw thrown;
  }
  const body = (jqXHR.responseJSON ?? {}) as ErrorBody;
  const { status } = jqXHR;
  const code = body.error_type ?? BY_STATUS[status] ?? codeOf(status, body);
  const values = body.extras ?? {};
  const text =
    sentence(plugin, code, values) ??
    sentence(plugin, BY_STATUS[status] ?? "", values) ??
    body.errors?.join(" ") ??
    i18n("coop_core.refusals.fault");
  return new CoopRefusal(status, code, text, values, jqXHR);
}

/** Rails answers some things itself, in shapes of its own. */
function codeOf(status: number, body: unknown): string {
  if (Array.isArray(body) && body[0] === "BAD CSRF") {
    return "bad_csrf";
  }
  return status === 404 ? "not_found" : "fault";
}
