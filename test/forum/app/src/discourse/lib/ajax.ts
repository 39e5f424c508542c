/** Requests with the session's CSRF token, in the shapes of jQuery that Discourse's code expects. */
import { waitForPromise } from "@ember/test-waiters";

interface AjaxOptions {
  type?: string;
  method?: string;
  data?: unknown;
  contentType?: string | false;
  dataType?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface AjaxFailure {
  jqXHR: XhrLike;
  textStatus: string;
  errorThrown: string;
}

interface XhrLike {
  status: number;
  responseText: string;
  responseJSON?: unknown;
  getResponseHeader(name: string): string | null;
}

let csrfToken: string | null = null;

export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** For requests that are made otherwise. */
export async function csrf(): Promise<string> {
  if (!csrfToken) {
    await updateCsrfToken();
  }
  return csrfToken ?? "";
}

export async function updateCsrfToken(): Promise<void> {
  const response = await fetch("/session/csrf.json", {
    headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
    credentials: "same-origin",
  });
  csrfToken = ((await response.json()) as { csrf: string }).csrf;
}

export function ajax(url: string, options?: AjaxOptions): Promise<any>;
export function ajax(options: AjaxOptions & { url: string }): Promise<any>;
export function ajax(first: string | (AjaxOptions & { url: string }), second: AjaxOptions = {}): Promise<any> {
  const [url, options] = typeof first === "string" ? [first, second] : [first.url, first];
  // settled() in a test waits for this, as it does for Discourse's own requests.
  return waitForPromise(request(url, options));
}

async function request(url: string, options: AjaxOptions): Promise<unknown> {
  const method = (options.type ?? options.method ?? "GET").toUpperCase();
  const headers: Record<string, string> = {
    Accept: "application/json, text/javascript, */*; q=0.01",
    "X-Requested-With": "XMLHttpRequest",
    "Discourse-Present": "true",
    ...options.headers,
  };
  let body: string | FormData | undefined;
  if (method === "GET") {
    const query = options.data === undefined ? "" : formEncode(options.data);
    url += query && (url.includes("?") ? "&" : "?") + query;
  } else {
    if (!csrfToken) {
      await updateCsrfToken();
    }
    headers["X-CSRF-Token"] = csrfToken ?? "";
    if (options.data instanceof FormData) {
      body = options.data;
    } else if (options.data !== undefined) {
      body = typeof options.data === "string" ? options.data : formEncode(options.data);
      headers["Content-Type"] = options.contentType || "application/x-www-form-urlencoded; charset=UTF-8";
    }
  }
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      credentials: "same-origin",
      signal: options.signal ?? null,
    });
  } catch (error) {
    throw failure(0, "", null, String(error), () => null);
  }
  const text = await response.text();
  const json = parse(text);
  if (!response.ok) {
    if (isBadCsrf(response, json)) {
      csrfToken = null;
    }
    throw failure(response.status, text, json, response.statusText, (name) => response.headers.get(name));
  }
  return options.dataType === "text" ? text : (json ?? text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isBadCsrf(response: Response, json: unknown): boolean {
  return response.status === 403 && Array.isArray(json) && json[0] === "BAD CSRF";
}

function failure(
  status: number,
  responseText: string,
  responseJSON: unknown,
  errorThrown: string,
  getResponseHeader: XhrLike["getResponseHeader"]
): AjaxFailure {
  return {
    jqXHR: { status, responseText, getResponseHeader, ...(responseJSON ? { responseJSON } : {}) },
    textStatus: status === 0 ? "abort" : "error",
    errorThrown,
  };
}

/** As jQuery does and Rails expects: `a[b]=1`, `list[]=1`. */
export function formEncode(data: unknown): string {
  const out = new URLSearchParams();
  const add = (prefix: string, value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => add(`${prefix}[${typeof item === "object" && item !== null ? index : ""}]`, item));
    } else if (value && typeof value === "object") {
      for (const [key, item] of Object.entries(value)) {
        add(prefix ? `${prefix}[${key}]` : key, item);
      }
    } else if (value !== undefined) {
      out.append(prefix, value === null ? "" : String(value));
    }
  };
  add("", data);
  return out.toString();
}
