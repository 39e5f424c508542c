import { tracked } from "@glimmer/tracking";
import { assign } from "../../host/assign";
import { hostOwner } from "../../host/owner";

/** A person as the forum sends them, with the counters that live messages change. */
export default class User {
  static create(data: object): User {
    return new User(data);
  }

  static current(): User | null {
    return hostOwner().lookup("service:current-user") as User | null;
  }

  @tracked unread_notifications = 0;
  @tracked all_unread_notifications_count = 0;
  @tracked grouped_unread_notifications: Record<number, number> = {};
  declare id: number;
  declare username: string;
  declare name: string | null;
  declare avatar_template: string;
  declare admin: boolean;
  declare moderator: boolean;

  constructor(data: object) {
    assign(this, data);
  }

  get staff(): boolean {
    return this.admin || this.moderator;
  }

  get path(): string {
    return `/u/${this.username.toLowerCase()}`;
  }

  get<K extends keyof this>(name: K): this[K] {
    return this[name];
  }

  set<K extends keyof this>(name: K, value: this[K]): void {
    this[name] = value;
  }

  setProperties(values: object): void {
    assign(this, values);
  }
}
