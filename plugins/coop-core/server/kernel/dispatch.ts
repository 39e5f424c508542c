import * as v from "valibot";
import type { Call, Ports, Reply } from "../host";
import type { Act, Cx } from "./act";
import { openDatabase, QueryError } from "./database";
import { notFound, Refusal, type RefusalValues } from "./refusal";
import type { Registry } from "./registry";
import { demand, mayWrite } from "./verdict";
import { knownZone } from "../zone";

/** Codes with which the kernel itself refuses, for every act. */
export const KERNEL_REFUSALS = {
  bad_json: 400,
  not_logged_in: 403,
  not_for_this_account: 403,
  silenced: 403,
  not_found: 404,
  invalid_input: 422,
  fault: 500,
  unavailable: 503,
} as const;

/** A lock or a statement took too long, or two acts stood in one another's way: try again. */
const PASSING = new Set(["57014", "55P03", "40P01", "40001"]);

class Unavailable extends Error {}
class Unparsable extends Error {}

function findAct(registry: Registry, call: Call): Act {
  const builtFor = registry.mismatch(call.plugin);
  if (builtFor !== undefined) {
    throw new Unavailable(`${call.plugin} was built for version ${builtFor} of the core, this is ${registry.version}`);
  }
  const plugin = call.context.plugins.includes(call.plugin) ? registry.get(call.plugin) : undefined;
  const act = plugin && Object.hasOwn(plugin.acts, call.act) ? plugin.acts[call.act] : undefined;
  if (!act || act.kind !== call.door) {
    throw notFound();
  }
  return act;
}

function admit(act: Act, call: Call): void {
  const { viewer } = call.context;
  if (viewer === null && act.visitors) {
    return;
  }
  if (act.kind === "write") {
    demand(mayWrite(viewer));
  } else if (act.kind === "read" && viewer === null) {
    throw new Refusal(403, "not_logged_in");
  }
}

function parseInput(act: Act, text: string): unknown {
  let raw: unknown;
  try {
    raw = JSON.parse(text === "" ? "{}" : text);
  } catch {
    throw new Unparsable();
  }
  const parsed = v.safeParse(act.input, raw);
  if (!parsed.success) {
    const field = v.getDotPath(parsed.issues[0] as v.BaseIssue<unknown>);
    throw new Refusal(422, "invalid_input", { field });
  }
  return parsed.output;
}

/** In tests an answer that is not of its schema is a fault. */
function holdAgainst(act: Act, name: string, answer: unknown): void {
  const checked = v.safeParse(act.output, answer);
  if (!checked.success) {
    const issue = checked.issues[0] as v.BaseIssue<unknown>;
    throw new Error(`${name} answered against its schema at ${v.getDotPath(issue)}: ${issue.message}`);
  }
}

const announced = (act: Act | undefined, refusal: Refusal): boolean =>
  refusal.code in KERNEL_REFUSALS || act?.refuses?.[refusal.code] === refusal.status;

async function errorBody(ports: Ports, call: Call, code: string, values: RefusalValues): Promise<string> {
  const locale = call.context.viewer?.locale ?? String(call.context.settings["default_locale"] ?? "en");
  const written = JSON.stringify(values);
  const text =
    (await ports.translate(locale, `js.coop_${call.plugin}.refusals.${code}`, written)) ||
    (await ports.translate(locale, `js.coop_core.refusals.${code}`, written)) ||
    code;
  return JSON.stringify({ errors: [text], error_type: code, extras: values });
}

/** The one door into the suite's server. It always answers; a fault is logged and says nothing of itself. */
export function createDispatch(registry: Registry) {
  return async (ports: Ports, call: Call): Promise<Reply> => {
    const name = `${call.plugin}/${call.act}`;
    const after: Pick<Reply, "live" | "due"> = { live: [], due: false };
    let spoiled: QueryError | undefined;
    let act: Act | undefined;
    const guarded: Ports = {
      ...ports,
      query: async (mode, sql, parameters) => {
        const answer = await ports.query(mode, sql, parameters);
        if (answer.startsWith('{"state"')) {
          const { state, message } = JSON.parse(answer) as { state: string; message: string };
          spoiled = new QueryError(state, message);
        }
        return answer;
      },
    };
    const refuse = async (status: number, code: string, values: RefusalValues = {}): Promise<Reply> => ({
      status,
      body: await errorBody(ports, call, code, values),
      live: [],
      due: false,
    });

    try {
      act = findAct(registry, call);
      admit(act, call);
      const input = parseInput(act, call.input);
      const { viewer } = call.context;
      const cx: Cx = {
        db: openDatabase(guarded),
        viewer: viewer && { ...viewer, time_zone: knownZone(viewer.time_zone) },
        now: call.context.now,
        context: call.context,
        scope: { plugin: call.plugin, ports: guarded, registry, after, watched: { found: false } },
      };
      const answer = await act.run(input as never, cx);
      // A failed statement spoils the transaction, even if the act went on.
      if (spoiled) {
        throw spoiled;
      }
      if (call.context.strict) {
        holdAgainst(act, name, answer);
      }
      return {
        status: 200,
        body: act.content_type ? String(answer) : JSON.stringify(answer),
        ...(act.content_type && { content_type: act.content_type }),
        ...(act.file_name && { file_name: act.file_name }),
        ...after,
      };
    } catch (thrown) {
      const error = thrown instanceof Refusal && spoiled ? spoiled : (thrown as Error);
      if (error instanceof Refusal && (announced(act, error) || !call.context.strict)) {
        return refuse(error.status, error.code, error.values);
      }
      if (error instanceof Unparsable) {
        return refuse(400, "bad_json");
      }
      const unannounced =
        error instanceof Refusal ? `refused with ${error.status}, which its \`refuses\` does not say: ` : "";
      const passing = error instanceof QueryError && PASSING.has(error.state);
      await ports.log(
        passing ? "warn" : "error",
        `${name}: ${unannounced}${error.message}`,
        JSON.stringify({ stack: String(error.stack).slice(0, 2000) })
      );
      return passing || error instanceof Unavailable ? refuse(503, "unavailable") : refuse(500, "fault");
    }
  };
}

export type Dispatch = ReturnType<typeof createDispatch>;
