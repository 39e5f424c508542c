/** Discourse's older helpers reach services without an owner of their own; so do their stand-ins. */
import type Owner from "@ember/owner";

let current: Owner | undefined;

export function setHostOwner(owner: Owner): void {
  current = owner;
}

export function hostOwner(): Owner {
  if (!current) {
    throw new Error("The forum has not started yet");
  }
  return current;
}
