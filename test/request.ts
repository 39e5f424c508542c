/** One request to a forum, as it is, and what came back. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Parsed where it is JSON. */
  body: any;
}

export async function request(
  base: string,
  method: string,
  path: string,
  body?: string | FormData,
  headers: Record<string, string> = {}
): Promise<Answer> {
  const response = await fetch(base + path, {
    method,
    body,
    headers: { accept: "application/json", ...headers },
    redirect: "manual",
  });
  const text = await response.text();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  return { status: response.status, headers: response.headers, text, body: parsed };
}
