import { service } from "@ember/service";
import type User from "discourse/models/user";
import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { type PostToStartFrom, tasksApi } from "../lib/tasks-api";

export default class CoopFromPostRoute extends DiscourseRoute {
  @service declare currentUser: User | null;

  titleToken(): string {
    return i18n("coop_tasks.from_post.make");
  }

  override async model({
    post_id,
  }: {
    post_id: string;
  }): Promise<PostToStartFrom | null> {
    return this.currentUser && tasksApi.showPost({ post_id: Number(post_id) });
  }
}
