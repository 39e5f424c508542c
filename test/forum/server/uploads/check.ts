/** What may be uploaded, with Discourse's settings and in its words. */
import { imageSize } from "image-size";
import type { SettingValues } from "../settings";

const IMAGES = ["jpg", "jpeg", "png", "gif", "svg", "ico", "webp", "avif"];
/** The suffix by which a picture's own type goes. */
const KNOWN_AS: Record<string, string> = { jpg: "jpeg" };

export interface Uploaded {
  name: string;
  extension: string | null;
  /** Of a picture. */
  width: number | null;
  height: number | null;
}

const extensionOf = (name: string): string => /\.([^./\\]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";

interface Measured {
  type: string;
  width: number;
  height: number;
}

function measure(bytes: Uint8Array): Measured | undefined {
  try {
    const { type, width, height } = imageSize(bytes);
    return type && width && height && IMAGES.includes(type) ? { type, width, height } : undefined;
  } catch {
    return undefined;
  }
}

const inWords = (kilobytes: number): string =>
  kilobytes < 1024 ? `${kilobytes} KB` : `${Number((kilobytes / 1024).toPrecision(3))} MB`;

/** The file's name follows what is in it, as a picture's does on Discourse. */
function named(name: string, found: Measured | undefined): string {
  const extension = extensionOf(name);
  const isNamedSo = !found || (KNOWN_AS[extension] ?? extension) === (KNOWN_AS[found.type] ?? found.type);
  return isNamedSo ? name : `${extension ? name.slice(0, -extension.length - 1) : name}.${found.type}`;
}

const listed = (setting: unknown): string[] =>
  String(setting)
    .split("|")
    .map((one) => one.trim().replace(/^\./, "").toLowerCase())
    .filter(Boolean);

export function checkFile(
  given: string,
  bytes: Uint8Array,
  settings: SettingValues,
  staff: boolean
): { errors: string[] } | Uploaded {
  // The last part of a path, and nothing that is not printed; to Ruby marks that turn a text round are.
  const plain = given.replace(/^.*[\\/]/, "").replace(/[\p{Cc}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu, "") || "file";
  if (bytes.byteLength === 0) {
    return { errors: ["Sorry, but the file you provided is empty."] };
  }
  const found = measure(bytes);
  const name = named(plain, found);
  const extension = extensionOf(name);
  const isImage = IMAGES.includes(extension);
  if (isImage && !found) {
    return { errors: ["Sorry, but we couldn't determine the size of the image. Maybe your image is corrupted?"] };
  }
  const allowed = [
    ...listed(settings["authorized_extensions"]),
    ...(staff ? listed(settings["authorized_extensions_for_staff"]) : []),
  ];
  if (!allowed.includes("*") && !allowed.includes(extension)) {
    const list = allowed.join(", ");
    return {
      errors: [`Sorry, the file you are trying to upload is not authorized (authorized extensions: ${list}).`],
    };
  }
  const most = Number(settings[isImage ? "max_image_size_kb" : "max_attachment_size_kb"]);
  if (bytes.byteLength > most * 1024) {
    const what = isImage ? "image" : "file";
    const then = isImage ? ", please resize it and try again" : "";
    return {
      errors: [`Sorry, the ${what} you are trying to upload is too big (maximum size is ${inWords(most)})${then}.`],
    };
  }
  if (found && found.width * found.height > Number(settings["max_image_megapixels"]) * 1_000_000) {
    return {
      errors: [
        `Sorry, the image with filename ${name} is too large (maximum dimension is ${settings["max_image_megapixels"]} megapixels), please resize it and try again.`,
      ],
    };
  }
  return {
    name,
    extension: found ? (KNOWN_AS[found.type] ?? found.type) : extension || null,
    width: found?.width ?? null,
    height: found?.height ?? null,
  };
}
