interface RouteMap {
  route(name: string, options: { path: string }): void;
}

export default function (this: RouteMap): void {
  this.route("coopMe", { path: "/coop/me" });
}
