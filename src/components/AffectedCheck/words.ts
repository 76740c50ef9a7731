import type { Manager, Package } from "./installed/packages";
import type { Remedy } from "./check";
import { FIXED_CORE, type Notice, type Severity } from "./notices";

/** A package as the page names it, with code in backticks. */
export function say({ name, version }: Package): string {
  return `\`${name}\` ${version}`;
}

/** As many of a list as a reader can take in; the number of the others. */
export function sayAll(packages: readonly Package[], most = 8): string {
  const shown = packages.slice(0, most).map(say);
  const rest = packages.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  const last = all.at(-1) ?? "";
  return all.length < 2 ? last : `${all.slice(0, -1).join(", ")} and ${last}`;
}

/** What the sources call a notice: "High, GitHub: critical". */
export function saySeverity({ kind, severity }: Notice): string {
  if (kind === "breakage" || !severity) return "No vulnerability: sign-in breaks";
  const { maintainers, github } = severity;
  if (maintainers === github) return `${capital(github)}, by the maintainers and GitHub`;
  return `Maintainers: ${maintainers}; GitHub: ${github}`;
}

function capital(severity: Severity): string {
  return severity.charAt(0).toUpperCase() + severity.slice(1);
}

const INSTALL: Record<Manager, string> = {
  npm: "npm install",
  pnpm: "pnpm add",
  yarn: "yarn add",
  bun: "bun add",
};

/** The command that installs the updates; empty if there are none. */
export function commandFor({ updates }: Remedy, manager: Manager = "npm"): string {
  if (updates.length === 0) return "";
  return [INSTALL[manager], ...updates.map(({ name, version }) => `${name}@${version}`)].join(" ");
}

/** Where another version is forced on a dependency, and what is written there. */
export function overrideFor(manager: Manager | undefined): { place: string; code: string } {
  const rule = `"@auth/core": "${FIXED_CORE}"`;
  switch (manager) {
    case "pnpm":
      return { place: "`pnpm-workspace.yaml`", code: `overrides:\n  ${rule}` };
    case "yarn":
      return { place: "`package.json`", code: `"resolutions": { ${rule} }` };
    default:
      return { place: "`package.json`", code: `"overrides": { ${rule} }` };
  }
}
