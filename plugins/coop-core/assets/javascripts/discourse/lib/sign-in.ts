import { getOwner } from "@ember/owner";
import getURL from "discourse/lib/get-url";

interface ApplicationRoute {
  actions?: { showLogin?: unknown };
  send(action: "showLogin"): void;
}

/** Discourse's own way in; it leads back here afterwards. */
export function signIn(context: object): void {
  const route = getOwner(context)?.lookup("route:application") as
    | ApplicationRoute
    | undefined;
  if (route?.actions?.showLogin) {
    route.send("showLogin");
  } else {
    window.location.assign(getURL("/login"));
  }
}
