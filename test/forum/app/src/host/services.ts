/** What Discourse registers before any plugin runs. */
import type EngineInstance from "@ember/engine/instance";
import DialogService from "../discourse/dialog-holder/services/dialog";
import Toasts from "../discourse/float-kit/services/toasts";
import { setCsrfToken } from "../discourse/lib/ajax";
import Category from "../discourse/models/category";
import User from "../discourse/models/user";
import A11y from "../discourse/services/a11y";
import AppEvents from "../discourse/services/app-events";
import CapabilitiesServiceShim from "../discourse/services/capabilities";
import DocumentTitle from "../discourse/services/document-title";
import MessageBusService from "../discourse/services/message-bus";
import ModalService from "../discourse/services/modal";
import UnreadService from "../forum/frame/unread";
import { setHostOwner } from "./owner";
import type { Preloaded } from "./preloaded";

/** Services that are classes; the resolver hands them out. */
export const SERVICES = {
  "service:a11y": A11y,
  "service:app-events": AppEvents,
  "service:capabilities": CapabilitiesServiceShim,
  "service:dialog": DialogService,
  "service:document-title": DocumentTitle,
  "service:message-bus": MessageBusService,
  "service:modal": ModalService,
  "service:toasts": Toasts,
  "service:unread": UnreadService,
};

/** Services that are values of this page. */
export function registerValues(owner: EngineInstance, data: Preloaded): void {
  setHostOwner(owner);
  setCsrfToken(data.csrf ?? null);
  const site = {
    ...data.site,
    categories: (data.site.categories ?? []).map((category) => new Category(category)),
    get mobileView(): boolean {
      return window.matchMedia("(max-width: 700px)").matches;
    },
    get desktopView(): boolean {
      return !site.mobileView;
    },
  };
  const values = {
    "service:current-user": data.currentUser && User.create(data.currentUser),
    "service:site": site,
    "service:site-settings": { ...data.siteSettings },
    "service:people": data.people ?? [],
  };
  for (const [name, value] of Object.entries(values)) {
    owner.register(name as `service:${string}`, value as never, { instantiate: false });
  }
}
