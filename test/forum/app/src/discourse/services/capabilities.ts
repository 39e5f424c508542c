const matches = (query: string): boolean => window.matchMedia(query).matches;

/** What the reader's device can do. */
export const capabilities = {
  get touch(): boolean {
    return navigator.maxTouchPoints > 1 || "ontouchstart" in window;
  },
  get isMobileDevice(): boolean {
    return matches("(max-width: 40rem)");
  },
  viewport: {
    get sm(): boolean {
      return matches("(min-width: 40rem)");
    },
    get md(): boolean {
      return matches("(min-width: 48rem)");
    },
    get lg(): boolean {
      return matches("(min-width: 64rem)");
    },
    get xl(): boolean {
      return matches("(min-width: 80rem)");
    },
    get "2xl"(): boolean {
      return matches("(min-width: 96rem)");
    },
  },
};

export default class CapabilitiesServiceShim {
  static isServiceFactory = true;

  static create(): typeof capabilities {
    return capabilities;
  }
}
