/** The forum's addresses, with Discourse's route names where a plugin might use one. */
interface RouteMap {
  route(name: string, options?: { path?: string }, children?: (this: RouteMap) => void): void;
  route(name: string, children: (this: RouteMap) => void): void;
}

export function mapForum(this: unknown): void {
  const map = this as RouteMap;
  map.route("discovery", { path: "/" }, function () {
    this.route("index", { path: "/" });
    this.route("latest");
    this.route("categories");
    this.route("category", { path: "/c/:category_slug/:category_id" });
  });
  map.route("newTopic", { path: "/new-topic" });
  map.route("topic", { path: "/t/:slug/:id" }, function () {
    this.route("fromParams", { path: "/" });
    this.route("fromParamsNear", { path: "/:near_post" });
  });
  map.route("topicById", { path: "/t/:id" });
  map.route("groups", { path: "/g" });
  map.route("group", { path: "/g/:name" });
  map.route("user", { path: "/u/:username" });
  map.route("userActivity", { path: "/u/:username/activity" });
  map.route("userNotifications", { path: "/u/:username/notifications" });
  map.route("login");
  map.route("review");
  map.route("adminEmailSent", { path: "/admin/email/sent" });
  map.route("unknown", { path: "/*path" });
}
