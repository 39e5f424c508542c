import type { TrustedHTML } from "@ember/template";
import { trustHTML } from "@ember/template";
import { avatarUrl, escapeExpression, translateSize } from "../../lib/utilities";

interface Pictured {
  username?: string;
  name?: string | null;
  avatar_template?: string;
  user?: Pictured;
}

interface AvatarOptions {
  imageSize?: string | number;
  extraClasses?: string;
  hideTitle?: boolean;
  title?: string;
  loading?: string;
  namePath?: string;
  template?: string;
}

export function avatarImg(template: string | undefined, size: string | number, options: AvatarOptions = {}): string {
  if (!template) {
    return "";
  }
  const pixels = translateSize(size);
  const title = options.hideTitle || !options.title ? "" : ` title="${escapeExpression(options.title)}"`;
  return `<img alt="" width="${pixels}" height="${pixels}" src="${escapeExpression(avatarUrl(template, size))}" class="avatar${options.extraClasses ? ` ${escapeExpression(options.extraClasses)}` : ""}"${title}${options.loading ? ` loading="${escapeExpression(options.loading)}"` : ""}>`;
}

export function renderAvatar(person: Pictured | null | undefined, options: AvatarOptions = {}): string {
  const of = person?.avatar_template ? person : (person?.user ?? person);
  if (!of) {
    return "";
  }
  return avatarImg(options.template ?? of.avatar_template, options.imageSize ?? "medium", {
    ...options,
    title: options.title ?? (of.name || of.username || ""),
  });
}

export default function dAvatar(person: Pictured | null | undefined, options: AvatarOptions = {}): TrustedHTML {
  return trustHTML(renderAvatar(person, options));
}
