import Route from "@ember/routing/route";
import type Transition from "@ember/routing/transition";

export default class DiscourseRoute<Model = unknown> extends Route<Model> {
  /** One part of the window's title, or several from small to large. */
  titleToken?(): string | string[] | undefined;

  refreshTitle(): void {}

  /** So that a plugin can say `beforeModel(transition)` in the types of today's Discourse. */
  override beforeModel(transition: Transition): unknown {
    return super.beforeModel(transition);
  }
}
