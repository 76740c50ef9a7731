import { isWatched, type Package, PackageCollector } from "./packages";

/** A line of a tree: signs that draw it, a name, a version. */
const LINE =
  /^([\s│├└─┬|+`\\-]*)(@[\w.-]+\/[\w.-]+|[\w.-]+)(?:@(?:npm:)?| )(\d+\.\d+\.\d+(?:[-+][\w.+-]*)?)(?=[\s,)]|$)/;

/** Lines longer than this are no lines of a tree. */
const LONGEST = 500;

/**
 * The packages of Auth.js in a printed tree: `npm ls`, `pnpm list`, `yarn list`, `yarn why`. Below a
 * package stands what it depends on; but `pnpm why` begins with the package, and has below it what
 * depends on that.
 */
export function readTree(text: string): PackageCollector {
  const found = new PackageCollector();
  const path: { at: number; one: Package }[] = [];
  let isInverted = false;
  for (const line of text.split("\n")) {
    if (line.length > LONGEST || line.includes("UNMET")) continue;
    const [, signs, name, version] = LINE.exec(line) ?? [];
    if (signs === undefined || name === undefined || version === undefined) continue;
    const at = signs.length;
    while ((path.at(-1)?.at ?? -1) >= at) path.pop();
    const one = { name, version };
    // The project stands at the edge, and brings nothing.
    if (at === 0) isInverted = isWatched(name);
    const parent = path.at(-1);
    if (isInverted) {
      const isBroughtBy = parent?.at === 0 && !/\(\w*dependencies\)$/i.test(line.trim());
      if (at === 0) found.add(name, version);
      else if (isBroughtBy) found.add(parent.one.name, parent.one.version, one);
    } else found.add(name, version, parent && parent.at > 0 ? parent.one : undefined);
    path.push({ at, one });
  }
  return found;
}
