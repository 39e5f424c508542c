/** Somebody will read it on their own forum. */
import { format } from "oxfmt";

/** JavaScript, its templates still cut out. */
export async function pretty(code: string, file: string): Promise<string> {
  const { code: formatted, errors } = await format(file.replace(/\.gjs$/, ".js"), code, {
    trailingComma: "es5",
    printWidth: 80,
  });
  if (errors.length > 0) {
    throw new Error(`${file}: ${errors.map(({ message }) => message).join(" ")}`);
  }
  return formatted;
}
