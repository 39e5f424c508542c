import { i18n } from "discourse-i18n";

const KB = 1024;

/** "420 kB", "2.4 MB": how much there is to load. */
export const sizeInWords = (bytes: number): string =>
  bytes < KB * KB
    ? i18n("coop_tasks.file.kb", {
        size: Math.max(1, Math.round(bytes / KB)),
      })
    : i18n("coop_tasks.file.mb", {
        size: Math.round((bytes / KB / KB) * 10) / 10,
      });
