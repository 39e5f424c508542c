interface RouteMap {
  route(name: string, options: { path: string }): void;
}

export default function (this: RouteMap): void {
  this.route("coopBoard", { path: "/board" });
  this.route("coopOpening", { path: "/board/:opening_id" });
}
