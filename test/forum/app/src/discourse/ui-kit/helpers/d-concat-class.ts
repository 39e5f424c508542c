export default function dConcatClass(...names: unknown[]): string | undefined {
  return names.flat().filter(Boolean).join(" ") || undefined;
}
