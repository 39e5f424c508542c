import "./styles/forum.scss";
import "virtual:forum/stylesheets";
import { followScheme } from "./forum/frame/colour-scheme";
import { createForum } from "./host/application";
import { readPreloaded } from "./host/preloaded";

followScheme();

const root = document.getElementById("forum")!;
const data = readPreloaded();
const forum = createForum(() => ({ data, runsPlugins: true }), { rootElement: root });
void forum.visit(window.location.pathname + window.location.search, {}).then(() => root.classList.add("is-ready"));
