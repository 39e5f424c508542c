import type { TrustedHTML } from "@ember/template";
import { trustHTML } from "@ember/template";
import { autoUpdatingRelativeAge } from "../../lib/formatter";

export default function dFormatDate(
  value: string | number | Date | null | undefined,
  options: { format?: string; noTitle?: boolean | string } = {}
): TrustedHTML {
  if (!value) {
    return trustHTML("");
  }
  return trustHTML(
    autoUpdatingRelativeAge(new Date(value), { format: options.format ?? "medium", title: !options.noTitle })
  );
}
