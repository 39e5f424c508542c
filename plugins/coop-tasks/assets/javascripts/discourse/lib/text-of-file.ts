const UTF_16: Record<string, string> = {
  "255,254": "utf-16le",
  "254,255": "utf-16be",
};

/** What a spreadsheet saved as text: UTF-8, “Unicode text”, or the Windows letters that Excel takes unless it is told otherwise. A “£” must not come out as “�”. */
export async function textOfFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const utf16 = UTF_16[bytes.slice(0, 2).join(",")];
  try {
    return new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
