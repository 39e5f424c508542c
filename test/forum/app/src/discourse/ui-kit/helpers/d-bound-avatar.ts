import type { TrustedHTML } from "@ember/template";
import dAvatar from "./d-avatar";

export default function dBoundAvatar(person: object | null | undefined, size: string | number): TrustedHTML {
  return dAvatar(person, { imageSize: size });
}
