/** Discourse's `(hash)` for outlets: here the ordinary one is lazy enough. */
export { hash as default } from "@ember/helper";
