import type { TrustedHTML } from "@ember/template";
import { trustHTML } from "@ember/template";
import { avatarImg } from "./d-avatar";

export default function dBoundAvatarTemplate(
  template: string | null | undefined,
  size: string | number,
  options: { title?: string; extraClasses?: string } = {}
): TrustedHTML {
  return trustHTML(avatarImg(template ?? undefined, size, options));
}
