/** Refusals in Discourse's own shape and words. */
import type { ContentfulStatusCode } from "hono/utils/http-status";

export class HttpError extends Error {
  override name = "HttpError";

  constructor(
    readonly status: ContentfulStatusCode,
    readonly errors: string[],
    readonly error_type?: string,
    readonly extras?: Record<string, unknown>,
    readonly headers: Record<string, string> = {}
  ) {
    super(errors.join(" "));
  }

  body(): string {
    const { errors, error_type, extras } = this;
    return JSON.stringify({ errors, ...(error_type && { error_type }), ...(extras && { extras }) });
  }
}

export const notFound = (): HttpError =>
  new HttpError(404, ["The requested URL or resource could not be found."], "not_found");
export const notLoggedIn = (): HttpError =>
  new HttpError(403, ["You need to be logged in to do that."], "not_logged_in");
export const notPermitted = (): HttpError =>
  new HttpError(403, ["You are not permitted to view the requested resource."], "invalid_access");
export const badKey = (): HttpError =>
  new HttpError(
    403,
    ["You are not permitted to view the requested resource. The API username or key is invalid."],
    "invalid_access"
  );
/** Discourse says no type with this one. */
export const missing = (name: string): HttpError =>
  new HttpError(400, [`param is missing or the value is empty or invalid: ${name}`]);
export const wrongParameter = (what: string): HttpError =>
  new HttpError(400, [`You supplied invalid parameters to the request: ${what}`], "invalid_parameters");
export const invalid = (...errors: string[]): HttpError => new HttpError(422, errors);

export function tooOften(seconds: number): HttpError {
  const time_left = `${seconds} ${seconds === 1 ? "second" : "seconds"}`;
  return new HttpError(
    429,
    [`You’ve performed this action too many times, please try again in ${time_left}.`],
    "rate_limit",
    { wait_seconds: seconds, time_left },
    { "Retry-After": String(seconds) }
  );
}
