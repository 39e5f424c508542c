/** One poll of the message bus, as the message_bus gem answers it. */
import type { Viewer } from "../../../../plugins/coop-core/server/viewer";
import type { LiveMessages, SentMessage } from "./messages";

/** What a page gets; `/__status` tells it where channels stand that have nothing for it. */
export interface BusMessage {
  global_id: number;
  message_id: number;
  channel: string;
  data: unknown;
}

const STATUS = "/__status";
/** A client follows its own few channels; more is a mistake or an attack. */
const MOST_CHANNELS = 100;

export function mayHear(viewer: Viewer | null, { user_ids, group_ids }: SentMessage): boolean {
  return (
    (user_ids === null && group_ids === null) ||
    (viewer !== null && (user_ids?.includes(viewer.id) || group_ids?.some((id) => viewer.group_ids.includes(id)))) ===
      true
  );
}

const shown = ({ global_id, message_id, channel, data }: SentMessage): BusMessage => ({
  global_id,
  message_id,
  channel,
  data,
});

/** Channels with the last id that the client has; `__seq` and the like are not channels. */
export function positionsIn(params: Record<string, unknown>): Map<string, number> {
  const positions = Object.entries(params)
    .filter(([channel, id]) => channel.startsWith("/") && /^-?\d{1,15}$/.test(String(id)))
    .map(([channel, id]) => [channel, Number(id)] as const);
  return new Map(positions.slice(0, MOST_CHANNELS));
}

/**
 * What the client has missed. A position of -1 asks for what comes from now on,
 * -2 for the last message too, and so on; one that is ahead of us is of a
 * database before this one and begins anew.
 */
export async function missed(
  live: LiveMessages,
  viewer: Viewer | null,
  positions: Map<string, number>
): Promise<BusMessage[]> {
  const lastIds = await live.lastIds([...positions.keys()]);
  const messages: BusMessage[] = [];
  const status: Record<string, number> = {};
  for (const [channel, position] of positions) {
    const last = lastIds.get(channel) ?? 0;
    if (position === -1 || position > last) {
      status[channel] = last;
      continue;
    }
    const after = position < -1 ? Math.max(0, last + position + 1) : position;
    const said = after === last ? [] : await live.backlog(channel, after);
    const heard = said.filter((message) => mayHear(viewer, message));
    messages.push(...heard.map(shown));
    if (position < -1 || heard.length < said.length) {
      status[channel] = last;
    }
  }
  if (Object.keys(status).length > 0) {
    messages.push({ global_id: -1, message_id: -1, channel: STATUS, data: status });
  }
  return messages;
}

/** Where a client stands when it has these messages. */
export function advance(positions: Map<string, number>, messages: BusMessage[]): void {
  for (const { channel, message_id, data } of messages) {
    const reached =
      channel === STATUS ? Object.entries(data as Record<string, number>) : [[channel, message_id] as const];
    for (const [name, id] of reached) {
      positions.set(name, id);
    }
  }
}

/** Hears what is said in these channels after their positions. @returns a function that ends it */
export const hear = (
  live: LiveMessages,
  viewer: Viewer | null,
  positions: Map<string, number>,
  tell: (message: BusMessage) => void
): (() => void) =>
  live.listen((message) => {
    // What was read from the table a moment ago may be told once more by the wire.
    if ((positions.get(message.channel) ?? Infinity) < message.message_id && mayHear(viewer, message)) {
      tell(shown(message));
    }
  });
