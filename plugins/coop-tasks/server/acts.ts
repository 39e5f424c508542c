import { actsOver } from "coop-core/server";
import type { TasksDatabase } from "./tables";

/** Makers of acts over this plugin's tables. */
export const { read, publicRead, write, publicWrite } = actsOver<TasksDatabase>();
