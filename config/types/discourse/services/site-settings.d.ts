// @discourse/types knows the service but none of its settings; each plugin's
// own settings are named in its config/settings.yml.
export default class SiteSettingsService {
  static isServiceFactory: boolean;
  static create(): SiteSettingsService;
  [setting: string]: unknown;
}
