import type { TrustedHTML } from "@ember/template";
import { trustHTML } from "@ember/template";
import { autoUpdatingRelativeAge } from "../../lib/formatter";

export default function dAgeWithTooltip(
  value: string | number | Date | null | undefined,
  _options: { addAgo?: boolean } = {}
): TrustedHTML {
  return trustHTML(value ? autoUpdatingRelativeAge(new Date(value), { title: true }) : "");
}
