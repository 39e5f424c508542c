/** Avatars without uploads: a letter on a colour of the person's own, at Discourse's addresses. */
import { createHash } from "node:crypto";

const COLOURS = ["c77e96", "9e8a5f", "4f7f8f", "7a6fb0", "b5653a", "5f8f5a", "8a5a7f", "3f7fb0", "a0525a", "6a7f3a"];

export function avatarTemplate(username: string): string {
  const colour = COLOURS[createHash("md5").update(username.toLowerCase()).digest()[0]! % COLOURS.length];
  const letter = encodeURIComponent([...username.toLowerCase()][0] ?? "x");
  return `/letter_avatar_proxy/v4/letter/${letter}/${colour}/{size}.png`;
}

/** The picture behind such an address. */
export function drawAvatar(letter: string, colour: string, size: number): string {
  const shown = letter.toUpperCase().replace(/[<>&"']/g, "");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100"><rect width="100" height="100" fill="#${colour}"/><text x="50" y="50" dy=".35em" text-anchor="middle" font-family="system-ui, sans-serif" font-size="56" fill="#fff">${shown}</text></svg>`;
}
