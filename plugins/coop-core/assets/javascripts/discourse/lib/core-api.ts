import type { core } from "../../../../server/index";
import { createApi } from "./coop-api";

export const coreApi = createApi<typeof core>("core");
