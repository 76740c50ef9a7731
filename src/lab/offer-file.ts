/** A name that a file can have on every system: a lab is called by what it shows, "provider:github". */
export function plainName(name: string): string {
  return name.replace(/[^\w.-]+/g, "-");
}

/** Offers a text, or bytes, as a download. */
export function offerFile(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type: string,
): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = plainName(name);
  link.click();
  URL.revokeObjectURL(url);
}
