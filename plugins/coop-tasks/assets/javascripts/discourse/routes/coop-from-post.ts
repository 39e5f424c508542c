import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { type PostToStartFrom, tasksApi } from "../lib/tasks-api";

export default class CoopFromPostRoute extends DiscourseRoute {
  titleToken(): string {
    return i18n("coop_tasks.from_post.make");
  }

  override model({ post_id }: { post_id: string }): Promise<PostToStartFrom> {
    return tasksApi.showPost({ post_id: Number(post_id) });
  }
}
