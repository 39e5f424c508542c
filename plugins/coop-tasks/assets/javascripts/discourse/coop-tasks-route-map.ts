interface RouteMap {
  route(name: string, options: { path: string }): void;
}

export default function (this: RouteMap): void {
  this.route("coopBoard", { path: "/board" });
  this.route("coopNew", { path: "/board/new" });
  this.route("coopGiven", { path: "/board/given" });
  this.route("coopOffers", { path: "/board/offers" });
  this.route("coopOffer", { path: "/board/offers/:help_id/:token" });
  this.route("coopFromPost", { path: "/board/from/:post_id" });
  this.route("coopOpening", { path: "/board/:opening_id" });
}
