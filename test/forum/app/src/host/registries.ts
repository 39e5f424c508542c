/** What plugins have asked of the forum through its plugin API, for the pages to draw. */
import { tracked } from "@glimmer/tracking";
import type { ComponentLike } from "@glint/template";

export interface ConnectorComponent {
  shouldRender?(args: object, context: object, owner: unknown): boolean;
}

export interface Connector {
  component: ComponentLike<any> & ConnectorComponent;
  plugin: string;
}

export interface SidebarLink {
  name: string;
  route?: string;
  models?: unknown[];
  model?: unknown;
  query?: Record<string, unknown>;
  href?: string;
  title: string;
  text: string;
  prefixType?: string;
  prefixValue?: string;
  prefixColor?: string;
  suffixCSSClass?: string;
  suffixType?: string;
  suffixValue?: string;
  badgeText?: string | null;
  shouldDisplay?: boolean;
  currentWhen?: string;
}

export interface SidebarSection {
  name: string;
  text: string;
  title: string;
  links: SidebarLink[];
  actions?: { id: string; title: string; action(): void }[];
  actionsIcon?: string;
  displaySection?: boolean;
}

export interface QuickProfileItem {
  icon?: string;
  href?: string;
  content: string;
  className?: string;
}

export interface CookedHelper {
  model: unknown;
  getModel(): unknown;
  renderGlimmer(into: Element, component: ComponentLike<any>, data: object): void;
}

export type CookedDecorator = (element: HTMLElement, helper?: CookedHelper) => void;
export type ValueTransformer = (input: { value: any; context: any }) => unknown;
export type PageChangeCallback = (url: string, title: string) => void;

export class Registries {
  /** Grows with each registration, so that what was drawn before is drawn again. */
  @tracked version = 0;
  connectors = new Map<string, Connector[]>();
  communityLinks: { link: unknown; secondary: boolean }[] = [];
  sidebarSections: unknown[] = [];
  userMenuTabs: unknown[] = [];
  quickProfileItems: QuickProfileItem[] = [];
  notificationRenderers = new Map<string, new (given: any) => any>();
  smallActionIcons = new Map<string, string>();
  cookedDecorators: CookedDecorator[] = [];
  valueTransformers = new Map<string, ValueTransformer[]>();
  pageChangeCallbacks: PageChangeCallback[] = [];
  trackedPostProperties = new Set<string>();

  connect(outlet: string, component: unknown, plugin: string): void {
    const list = this.connectors.get(outlet) ?? [];
    this.connectors.set(outlet, [...list, { component: component as Connector["component"], plugin }]);
    this.version++;
  }
}

export let registries = new Registries();

/** Between tests. */
export function resetRegistries(): void {
  registries = new Registries();
}
