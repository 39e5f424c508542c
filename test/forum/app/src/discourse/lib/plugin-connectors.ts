import { registries } from "../../host/registries";

/** Whether a plugin draws there at all. */
export const connectorsExist = (outletName: string): boolean => registries.connectors.has(outletName);
