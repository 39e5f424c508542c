export default function dConcatClass(...names: unknown[]): string {
  return names.flat().filter(Boolean).join(" ");
}
