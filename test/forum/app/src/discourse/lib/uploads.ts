/** What the settings say of files, as Discourse's own uploaders ask. */
interface SiteSettings {
  authorized_extensions?: string;
  authorized_extensions_for_staff?: string;
}

const listed = (setting = ""): string[] =>
  setting
    .split("|")
    .map((one) => one.trim().replace(/^\./, "").toLowerCase())
    .filter((one) => one !== "" && !one.includes("*"));

export const authorizedExtensions = (staff: boolean | undefined, settings: SiteSettings): string[] => [
  ...listed(settings.authorized_extensions),
  ...(staff ? listed(settings.authorized_extensions_for_staff) : []),
];

export const authorizesAllExtensions = (staff: boolean | undefined, settings: SiteSettings): boolean =>
  !!settings.authorized_extensions?.includes("*") ||
  (!!staff && !!settings.authorized_extensions_for_staff?.includes("*"));

export const isImage = (path: string): boolean => /\.(png|webp|jpe?g|gif|svg|ico|heic|heif|avif)$/i.test(path);
