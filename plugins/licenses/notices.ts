import type { ShippedPackage } from "./packages";
import { CONTAINED } from "./policy";

const RULE = "=".repeat(80);

/**
 * The text that goes along with what others made: each package with its license.
 *
 * @param what what it is part of, as the subject of a sentence: "This site"
 * @param own the license of what is not theirs
 */
export function noticesText(
  what: string,
  own: string,
  packages: readonly ShippedPackage[],
): string {
  const sections = packages.map(({ name, version, license, texts }) =>
    [`${name} ${version} (${license})`, CONTAINED[name] ?? [], texts].flat().join("\n\n"),
  );
  return `${[
    `${what} is under this license, except for the packages below:\n\n${own.trim()}`,
    ...sections,
  ].join(`\n\n${RULE}\n\n`)}\n`;
}

/**
 * A list in characters that need no escape in any string of a script, nor in one that is in another:
 * `name;version;license;part,part|…`.
 *
 * @param parts where each package is, by name and version
 * @throws if a name or a license has other characters
 */
export function encodeList(
  packages: readonly ShippedPackage[],
  parts: (one: ShippedPackage) => readonly string[],
): string {
  const text = packages
    .map((one) => [one.name, one.version, one.license, parts(one).join(",")].join(";"))
    .join("|");
  if (!/^[\w.@/+;,|() -]*$/.test(text)) throw new Error(`No list can be made of ${text}`);
  return text;
}
