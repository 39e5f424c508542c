import Service, { service } from "@ember/service";
import type User from "discourse/models/user";
import type DocumentTitle from "../../discourse/services/document-title";
import type MessageBusService from "../../discourse/services/message-bus";

/** The number at the picture in the header: what is unread in the bell. */
export default class UnreadService extends Service {
  @service declare currentUser: User | null;
  @service declare documentTitle: DocumentTitle;
  @service declare messageBus: MessageBusService;

  constructor(...args: ConstructorParameters<typeof Service>) {
    super(...args);
    const user = this.currentUser;
    if (user) {
      const position = (user as unknown as { notification_channel_position?: number }).notification_channel_position;
      this.messageBus.subscribe(
        `/notification/${user.id}`,
        (counts: object) => {
          user.setProperties(counts as never);
          this.documentTitle.updateNotificationCount(user.all_unread_notifications_count);
        },
        position ?? -1
      );
    }
  }

  get count(): number {
    return this.currentUser?.all_unread_notifications_count ?? 0;
  }
}
