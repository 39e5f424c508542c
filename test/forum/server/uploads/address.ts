/** Addresses of uploads as Discourse makes them: by the file's hash, and a short one that stands in texts. */
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BASE = BigInt(DIGITS.length);

export interface Addressed {
  sha1: string;
  extension: string | null;
}

const withExtension = (name: string, extension: string | null): string => (extension ? `${name}.${extension}` : name);

function shortName({ sha1, extension }: Addressed): string {
  let digits = "";
  for (let rest = BigInt(`0x${sha1}`); rest > 0n; rest /= BASE) {
    digits = DIGITS[Number(rest % BASE)]! + digits;
  }
  return withExtension(digits, extension);
}

export const urlOf = ({ sha1, extension }: Addressed): string =>
  `/uploads/default/original/1X/${withExtension(sha1, extension)}`;
/** In texts. */
export const shortUrlOf = (upload: Addressed): string => `upload://${shortName(upload)}`;
/** In pages, where the text's is not cooked. */
export const shortPathOf = (upload: Addressed): string => `/uploads/short-url/${shortName(upload)}`;

/** @returns undefined for what is no short name */
export function sha1Of(shortName: string): string | undefined {
  const digits = /^([0-9a-zA-Z]{1,27})(\.\w{1,10})?$/.exec(shortName)?.[1];
  if (!digits) {
    return undefined;
  }
  const number = [...digits].reduce((sum, digit) => sum * BASE + BigInt(DIGITS.indexOf(digit)), 0n);
  const sha1 = number.toString(16).padStart(40, "0");
  return sha1.length === 40 ? sha1 : undefined;
}
