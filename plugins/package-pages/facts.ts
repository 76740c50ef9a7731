import { code, codeSpan, factList, fence, tabs } from "../provider-pages/markdown";
import { sourceAddress, type OfficialPackage, type Peer } from "./packages";

/** Commands that install packages, by package manager. */
const INSTALL: Record<string, string> = {
  npm: "npm install",
  pnpm: "pnpm add",
  yarn: "yarn add",
  bun: "bun add",
};

/** Version, license, size and what the package needs, as a list. */
export function packageFacts(each: OfficialPackage, coreVersion: string): string {
  const { version, license, size, peers, dependencies, description } = each;
  const needs = Object.entries(dependencies).map(([name, range]) => code(`${name} ${range}`));
  const rows: [string, string][] = [
    ["Version", code(version)],
    ["Description", description],
    ["License", license],
    ["Size", `${sizeText(size)} unpacked, without what it depends on`],
    ["Peers", peers.map(peerText).join("<br />") || "none"],
    ["Depends on", needs.join("<br />") || "nothing"],
    ["Source", `<a href="${sourceAddress(each)}">${each.name}@${version}</a>`],
  ];
  const core = dependencies["@auth/core"];
  const note =
    core !== undefined && core !== coreVersion
      ? `:::note[Another version of core]\n\nIt depends on ${codeSpan(`@auth/core ${core}`)}, exactly: an app with ${codeSpan(coreVersion)} gets both, and TypeScript can refuse to take the types of one for those of the other.\n\n:::`
      : "";
  return [factList(rows), note].filter(Boolean).join("\n\n");
}

function peerText({ name, range, optional }: Peer): string {
  return `${code(name)} ${code(range)}${optional ? " (optional)" : ""}`;
}

/** Bytes in kilobytes of 1000 bytes. */
export function sizeText(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString("en")} kB`;
}

/**
 * How to install a package at the version that is documented. An adapter is no use without its
 * peers; a framework's peers are there already.
 */
export function installTabs({ name, version, kind, peers }: OfficialPackage): string {
  const others = kind === "adapter" ? peers.filter(({ optional }) => !optional) : [];
  const names = [`${name}@${version}`, ...others.map((peer) => peer.name)];
  const panels = Object.entries(INSTALL).map(([label, command]) => ({
    label,
    value: label.toLowerCase(),
    body: fence([command, ...names].join(" "), "bash"),
  }));
  return tabs("package-manager", "Package manager", panels);
}
