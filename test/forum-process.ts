/** A forum in a process of its own, for whoever wants to talk to it, count on it, or kill it. */
import { startForum } from "./forum/server/start";

const env = process.env;

await startForum({
  url: env["DATABASE_URL"]!,
  port: Number(env["PORT"]),
  apiKey: env["API_KEY"],
  demo: env["COOP_DEMO"] === "on",
  limits: env["COOP_LIMITS"] !== "off",
  strict: true,
});
process.once("SIGTERM", () => process.exit(0));
