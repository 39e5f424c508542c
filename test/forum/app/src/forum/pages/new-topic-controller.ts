import { tracked } from "@glimmer/tracking";
import Controller from "@ember/controller";

/** Discourse's own way to hand a title, a text and a category to a new topic. */
export default class NewTopicController extends Controller {
  @tracked title: string | null = null;
  @tracked body: string | null = null;
  @tracked category_id: number | null = null;
  override queryParams = ["title", "body", "category_id"];
}
