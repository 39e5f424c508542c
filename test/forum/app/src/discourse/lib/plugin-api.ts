/**
 * The part of Discourse's plugin API that the suite uses. Whatever else a plugin
 * asks for is refused by name, so that nothing is silently without effect here.
 */
import type Owner from "@ember/owner";
import type { PluginApi as RealPluginApi } from "discourse/lib/plugin-api";
import type User from "discourse/models/user";
import { hostOwner } from "../../host/owner";
import {
  type CookedDecorator,
  type PageChangeCallback,
  type QuickProfileItem,
  registries,
  type ValueTransformer,
} from "../../host/registries";
import NotificationTypeBase from "./notification-types/base";
import BaseSectionLink from "./sidebar/base-community-section-link";
import BaseCustomSidebarSection from "./sidebar/base-custom-sidebar-section";
import BaseCustomSidebarSectionLink from "./sidebar/base-custom-sidebar-section-link";
import UserMenuTab from "./user-menu/tab";

type Supported =
  | "container"
  | "getCurrentUser"
  | "renderInOutlet"
  | "renderBeforeWrapperOutlet"
  | "renderAfterWrapperOutlet"
  | "decorateCookedElement"
  | "addCommunitySectionLink"
  | "addSidebarSection"
  | "registerUserMenuTab"
  | "addQuickAccessProfileItem"
  | "registerNotificationTypeRenderer"
  | "addPostSmallActionIcon"
  | "addTrackedPostProperties"
  | "registerValueTransformer"
  | "onPageChange"
  | "onAppEvent";

export class PluginApi implements Pick<RealPluginApi, Supported> {
  constructor(
    readonly container: Owner,
    private readonly plugin: string
  ) {}

  getCurrentUser(): User | null {
    return this.container.lookup("service:current-user") as User | null;
  }

  renderInOutlet(outlet: string, component: unknown): void {
    registries.connect(outlet, component, this.plugin);
  }

  renderBeforeWrapperOutlet(outlet: string, component: unknown): void {
    registries.connect(`${outlet}__before`, component, this.plugin);
  }

  renderAfterWrapperOutlet(outlet: string, component: unknown): void {
    registries.connect(`${outlet}__after`, component, this.plugin);
  }

  decorateCookedElement(callback: unknown, _options?: { onlyStream?: boolean; id?: string }): void {
    registries.cookedDecorators.push(callback as CookedDecorator);
  }

  addCommunitySectionLink(link: unknown, secondary = false): void {
    const made = typeof link === "function" ? (link as (base: unknown) => unknown)(BaseSectionLink) : link;
    registries.communityLinks.push({ link: made, secondary });
    registries.version++;
  }

  addSidebarSection(make: (section: unknown, link: unknown) => unknown): void {
    registries.sidebarSections.push(make(BaseCustomSidebarSection, BaseCustomSidebarSectionLink));
    registries.version++;
  }

  registerUserMenuTab(make: unknown): void {
    registries.userMenuTabs.push((make as (tab: unknown) => unknown)(UserMenuTab));
    registries.version++;
  }

  addQuickAccessProfileItem(item: QuickProfileItem): void {
    registries.quickProfileItems.push(item);
  }

  registerNotificationTypeRenderer(type: string, make: unknown): void {
    const renderer = (make as (base: unknown) => new (given: unknown) => unknown)(NotificationTypeBase);
    registries.notificationRenderers.set(type, renderer);
  }

  addPostSmallActionIcon(code: string, icon: string): void {
    registries.smallActionIcons.set(code, icon);
  }

  addTrackedPostProperties(...names: string[]): void {
    names.forEach((name) => registries.trackedPostProperties.add(name));
  }

  registerValueTransformer(name: string, callback: unknown): boolean {
    const list = registries.valueTransformers.get(name) ?? [];
    registries.valueTransformers.set(name, [...list, callback as ValueTransformer]);
    return true;
  }

  onPageChange(callback: PageChangeCallback): void {
    registries.pageChangeCallbacks.push(callback);
  }

  onAppEvent(name: string, callback: (...args: unknown[]) => void): void {
    const events = this.container.lookup("service:app-events") as { on(name: string, fn: unknown): void };
    events.on(name, callback);
  }
}

let plugin = "";

/** Whose initializers run now. */
export function speakAs(name: string): void {
  plugin = name;
}

/** With or without the version that it was once asked for. */
export function withPluginApi(...args: any[]): any {
  const callback = args.find((argument) => typeof argument === "function") as (api: PluginApi, o: object) => unknown;
  const api = new Proxy(new PluginApi(hostOwner(), plugin), {
    get(target, name, receiver) {
      if (typeof name === "string" && !(name in target)) {
        throw new Error(`The embedded forum's plugin API has no ${name}()`);
      }
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  return callback(api, {});
}
