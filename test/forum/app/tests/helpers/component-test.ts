import type Owner from "@ember/owner";
import { setupRenderingTest as emberSetup } from "ember-qunit";
import { fixtures, PERSON, startWith } from "../starting";

interface Context {
  owner: Owner;
  siteSettings: unknown;
  currentUser: unknown;
  site: unknown;
  container: Owner;
}

/** As Discourse's: somebody is signed in, unless `anonymous`, and the test has the forum's values at hand. */
export function setupRenderingTest(hooks: NestedHooks, options: { anonymous?: boolean } = {}): void {
  hooks.beforeEach(() => {
    startWith({ data: { ...fixtures(), currentUser: options.anonymous ? null : PERSON }, runsPlugins: false });
  });
  emberSetup(hooks);
  hooks.beforeEach(function (this: Context) {
    this.container = this.owner;
    this.siteSettings = this.owner.lookup("service:site-settings");
    this.currentUser = this.owner.lookup("service:current-user");
    this.site = this.owner.lookup("service:site");
  });
}
