import type { Files, LabCommand, RunError } from "../messages";

/** Reads Sandpack's `compile` message: `{ modules: { [path]: { code, path } } }`. */
export function readCompile(message: object): { files: Files } | { error: RunError } {
  const modules = "modules" in message ? message.modules : undefined;
  if (typeof modules !== "object" || modules === null) return { error: unreadable("no files") };
  const files: Files = {};
  for (const [path, module] of Object.entries(modules as Record<string, unknown>)) {
    const code =
      typeof module === "object" && module !== null && "code" in module ? module.code : undefined;
    if (typeof code !== "string") return { error: unreadable(`no text for ${path}`) };
    files[path.replace(/^\//, "")] = code;
  }
  return { files };
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
