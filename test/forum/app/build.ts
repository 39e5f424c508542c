/** `npm run build:forum-app`: the embedded forum's pages, for its Node host to serve. */
import { build } from "vite";
import { forumConfig } from "./vite.config";

process.env["NODE_ENV"] = "production";
await build(forumConfig("production"));
