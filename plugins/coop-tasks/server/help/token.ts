/** The link in a letter: who has it has the mailbox. It is signed by the forum and stands nowhere. */
import type { Cx } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import type { Help } from "./help";

const PURPOSE = "tasks:help";

type Signed = Pick<Help, "id" | "created_at">;

const textOf = ({ id, created_at }: Signed): string => `${id}:${Date.parse(created_at)}`;

export const pathFor = async (cx: Cx<TasksDatabase>, help: Signed): Promise<string> =>
  `/board/offers/${help.id}/${await cx.scope.ports.sign(PURPOSE, textOf(help))}`;

export const isTokenOf = async (cx: Cx<TasksDatabase>, help: Signed, token: string): Promise<boolean> =>
  (await cx.scope.ports.verify(PURPOSE, textOf(help), token)) === "true";
