// What the serializers send is not declared on the model; these are the parts
// of the signed-in person that plugins read.
import RealUser from "../../../../node_modules/discourse/declarations/app/models/user";

export * from "../../../../node_modules/discourse/declarations/app/models/user";

export default class User extends RealUser {
  id: number;
  username: string;
  name: string | null;
  avatar_template: string;
  admin: boolean;
  moderator: boolean;
  can_create_topic: boolean;
  unread_notifications: number;
  all_unread_notifications_count: number;
  grouped_unread_notifications: Record<number, number>;
  user_option: Record<string, unknown> & { timezone?: string | null };
}
