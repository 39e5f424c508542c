/**
 * Describes a plugin's acts for `/coop/openapi.json`, from nothing but their
 * schemas and what they refuse. Used by the build and by tests; it holds
 * nothing of any one forum.
 */
import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import type { Act } from "./kernel/act";
import { KERNEL_REFUSALS } from "./kernel/dispatch";
import type { Plugin } from "./kernel/plugin";

type JsonSchema = Record<string, unknown>;

/** What holds of all acts, and what the forum says in a shape of its own. */
const DESCRIPTION = [
  "A forum that is for signed-in people alone (login_required) refuses visitors each act with 403 not_logged_in.",
  'A POST of a browser without its X-CSRF-Token gets Discourse\'s own 403, ["BAD CSRF"].',
].join(" ");

export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description: string; license: { name: string } };
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> };
}

/** What a host says before any act is asked; `invalid_access` to a key that does not reach the act. */
const HOST_REFUSALS = { 403: ["invalid_access"], 413: ["too_large"], 415: ["not_json"], 429: ["rate_limit"] };
const OF_ALL = ["403", "429"];

function jsonSchema(schema: GenericSchema, typeMode: "input" | "output"): JsonSchema {
  // Checks in code cannot be said in a schema; they are refused with 422 and the field.
  const { $schema, ...rest } = toJsonSchema(schema, { typeMode, target: "draft-2020-12", errorMode: "ignore" });
  return rest as JsonSchema;
}

function parametersOf(input: JsonSchema): unknown[] {
  const required = (input["required"] ?? []) as string[];
  return Object.entries((input["properties"] ?? {}) as Record<string, JsonSchema>).map(([name, schema]) => ({
    name: schema["type"] === "array" ? `${name}[]` : name,
    in: "query",
    required: required.includes(name),
    schema,
    ...(schema["type"] === "array" && { style: "form", explode: true }),
  }));
}

/** Codes by status: the act's own, the kernel's and the host's. */
function refusalsOf(act: Act): Record<string, string[]> {
  const byStatus: Record<string, string[]> = {};
  const add = (status: number | string, code: string): void => {
    (byStatus[status] ??= []).push(code);
  };
  for (const [code, status] of Object.entries({ ...KERNEL_REFUSALS, ...act.refuses })) {
    const ofWrites = code === "silenced" || code === "not_for_this_account" || code === "bad_json";
    const neverHere = (ofWrites && act.kind !== "write") || (code === "not_logged_in" && act.visitors);
    if (!neverHere) {
      add(status, code);
    }
  }
  for (const [status, codes] of Object.entries(HOST_REFUSALS)) {
    if (act.kind === "write" || OF_ALL.includes(status)) {
      codes.forEach((code) => add(status, code));
    }
  }
  return byStatus;
}

/**
 * What several acts answer is described once, and named by the first that only
 * reads: most acts on an opening answer the whole of it.
 */
function sharedAnswers(plugin: Plugin): Map<GenericSchema, string> {
  const acts = Object.entries(plugin.acts).filter(([, { kind }]) => kind === "read" || kind === "write");
  const byOutput = new Map<GenericSchema, typeof acts>();
  for (const entry of acts) {
    byOutput.set(entry[1].output, [...(byOutput.get(entry[1].output) ?? []), entry]);
  }
  return new Map(
    [...byOutput]
      .filter(([, users]) => users.length > 1)
      .map(([output, users]) => {
        const [name] = users.find(([, { kind }]) => kind === "read") ?? users[0]!;
        return [output, `${plugin.name}.${name}.answer`];
      })
  );
}

type SharedAnswers = ReturnType<typeof sharedAnswers>;

function responsesOf(act: Act, shared: SharedAnswers): Record<string, unknown> {
  const name = shared.get(act.output);
  const answer = name ? { $ref: `#/components/schemas/${name}` } : jsonSchema(act.output, "output");
  const responses: Record<string, unknown> = {
    200: {
      description: "The answer.",
      content: act.content_type
        ? { [act.content_type]: { schema: { type: "string" } } }
        : { "application/json": { schema: answer } },
    },
  };
  for (const [status, codes] of Object.entries(refusalsOf(act))) {
    responses[status] = {
      description: `Refused: ${codes.join(", ")}.`,
      content: {
        "application/json": {
          schema: {
            allOf: [
              { $ref: "#/components/schemas/Refusal" },
              { type: "object", properties: { error_type: { enum: codes } } },
            ],
          },
        },
      },
    };
  }
  return responses;
}

function operation(plugin: string, name: string, act: Act, shared: SharedAnswers): Record<string, unknown> {
  const input = jsonSchema(act.input, "input");
  const visitor = act.kind === "read" ? {} : { visitor: [] };
  const visitors = act.visitors ? { security: [visitor, { session: [] }, { api_key: [], api_username: [] }] } : {};
  return {
    operationId: `${plugin}/${name}`,
    tags: [plugin],
    summary: act.summary,
    ...visitors,
    ...(act.kind === "read"
      ? { parameters: parametersOf(input) }
      : { requestBody: { required: true, content: { "application/json": { schema: input } } } }),
    responses: responsesOf(act, shared),
  };
}

/** The acts of one plugin that HTTP reaches. Several plugins' files are merged by their `paths` and their schemas. */
export function openApi(plugin: Plugin, version: string): OpenApi {
  const paths: OpenApi["paths"] = {};
  const shared = sharedAnswers(plugin);
  for (const [name, act] of Object.entries(plugin.acts)) {
    if (act.kind === "read" || act.kind === "write") {
      const method = act.kind === "read" ? "get" : "post";
      paths[`/coop/${plugin.name}/${name}`] = { [method]: operation(plugin.name, name, act, shared) };
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Co-op plugins", version, description: DESCRIPTION, license: { name: "MIT" } },
    security: [{ session: [] }, { api_key: [], api_username: [] }],
    paths,
    components: {
      schemas: {
        Refusal: {
          type: "object",
          required: ["errors", "error_type"],
          properties: {
            errors: { type: "array", items: { type: "string" } },
            error_type: { type: "string" },
            extras: { type: "object" },
          },
        },
        ...Object.fromEntries([...shared].map(([output, name]) => [name, jsonSchema(output, "output")])),
      },
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "_t",
          description: "The forum's session; a POST needs its X-CSRF-Token too.",
        },
        visitor: {
          type: "apiKey",
          in: "cookie",
          name: "_forum_session",
          description: "A browser that is not signed in; a POST needs the X-CSRF-Token of /session/csrf.json too.",
        },
        api_key: { type: "apiKey", in: "header", name: "Api-Key" },
        api_username: { type: "apiKey", in: "header", name: "Api-Username" },
      },
    },
  };
}
