import type RouterService from "@ember/routing/router-service";
import { hostOwner } from "../../host/owner";

export function userPath(subPath: string): string {
  return `/u/${subPath}`;
}

export function groupPath(subPath: string): string {
  return `/g/${subPath}`;
}

const DiscourseURL = {
  get origin(): string {
    return window.location.origin;
  },

  /** Goes there without loading the page anew, where the address is the forum's own. */
  routeTo(path: string, options: { replaceURL?: boolean } = {}): void {
    if (!this.isInternal(path)) {
      window.location.assign(path);
      return;
    }
    const url = new URL(path, window.location.href);
    const router = hostOwner().lookup("service:router") as RouterService;
    const target = url.pathname + url.search;
    if (options.replaceURL) {
      router.replaceWith(target);
    } else {
      router.transitionTo(target);
    }
  },

  routeToUrl(url: string): void {
    this.routeTo(url);
  },

  redirectTo(url: string): boolean {
    window.location.assign(url);
    return true;
  },

  isInternal(path: string): boolean {
    return !!path && new URL(path, window.location.href).origin === window.location.origin;
  },
};

export default DiscourseURL;
