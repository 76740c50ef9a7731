import type { Files, LabCommand, RunError } from "../messages";

/** Reads Sandpack's `compile` message: `{ modules: { [path]: { code, path } } }`. */
export function readCompile(message: object): { files: Files } | { error: RunError } {
  const modules: unknown = "modules" in message ? message.modules : undefined;
  const entries = typeof modules === "object" && modules !== null ? Object.entries(modules) : [];
  if (entries.length === 0) return { error: unreadable("no files") };
  const texts: [string, string][] = [];
  for (const [path, module] of entries as [string, unknown][]) {
    const code =
      typeof module === "object" && module !== null && "code" in module ? module.code : undefined;
    if (typeof code !== "string") return { error: unreadable(`no text for ${path}`) };
    texts.push([path.replace(/^\//, ""), code]);
  }
  return { files: Object.fromEntries(texts) };
}

/** A `lab/…` command, or undefined if the message is none. */
export function readCommand(message: object): LabCommand | undefined {
  const type = "type" in message ? message.type : undefined;
  if (typeof type !== "string" || !type.startsWith("lab/")) return undefined;
  return message as LabCommand;
}

function unreadable(what: string): RunError {
  return {
    title: "The lab could not read its files",
    message: `The editor sent a message with ${what}. Reload the page; your edits are kept in the editor until then.`,
  };
}
