import type { ComponentLike } from "@glint/template";
import getURL from "discourse/lib/get-url";
import OpeningCard from "../components/coop-tasks/opening-card";

interface Helper {
  renderGlimmer?(
    into: Element,
    component: ComponentLike<any>,
    data: object
  ): void;
}

/** The opening to which a bare address leads: `https://forum.example/board/12`. */
function openingOf(link: HTMLAnchorElement): number | null {
  const start = location.origin + getURL("/board/");
  // A forum without HTTPS keeps links to itself without their scheme. Not `link.href`:
  // the forum decorates posts in a document of their own, which is at no address.
  const href = (link.getAttribute("href") ?? "").replace(
    /^(?=\/\/)/,
    location.protocol
  );
  const id = href.startsWith(start) ? href.slice(start.length) : "";
  // The forum may put a number of clicks behind the address.
  const written = link.firstChild?.textContent?.trim();
  return /^[1-9]\d{0,14}$/.test(id) && written === href ? Number(id) : null;
}

/** The next node that is more than space. */
function neighbour(
  node: Node,
  side: "previousSibling" | "nextSibling"
): Node | null {
  let next = node[side];
  while (next?.nodeType === Node.TEXT_NODE && !next.textContent?.trim()) {
    next = next[side];
  }
  return next;
}

/** On a line of its own, in the post's own words: as where the forum itself makes a box of a link. */
const standsAlone = (link: HTMLElement, post: HTMLElement): boolean =>
  link.parentElement?.tagName === "P" &&
  link.parentElement.parentElement === post &&
  (["previousSibling", "nextSibling"] as const).every(
    (side) => (neighbour(link, side)?.nodeName ?? "BR") === "BR"
  );

/** The forum takes a quotation out of its post and decorates it as if it were one. */
const QUOTATION = "post__contents-cooked-quote";

/** Puts a card beside each such link; the link gives way once there is something to show. */
export function cardsInPost(post: HTMLElement, helper?: Helper): void {
  if (post.classList.contains(QUOTATION)) {
    return;
  }
  for (const link of post.querySelectorAll<HTMLAnchorElement>(
    'a[href*="/board/"]'
  )) {
    const id = openingOf(link);
    if (id && standsAlone(link, post)) {
      const place = document.createElement("span");
      link.after(place);
      helper?.renderGlimmer?.(place, OpeningCard, { id });
    }
  }
}
