/** A line that opens or closes a region, in any comment syntax that snippets use. */
const MARKER = /^\s*(?:\/\/|#|<!--|\{?\/\*)\s*#(region|endregion)\b[ \t]*([\w-]*)/;

/** Thrown when a file has no such region, or when its region markers do not match. */
export class RegionError extends Error {
  override name = "RegionError";
}

/**
 * Cuts a snippet out of a source file.
 *
 * Regions are written `// #region name` … `// #endregion name` (also after `#`, `<!--` and `/*`),
 * may nest, and are named once per file.
 *
 * @param source The whole file.
 * @param region The region's name; without it the whole file is taken.
 * @returns The lines without region markers, de-indented, without blank lines around them.
 * @throws {RegionError} if the region is unknown, named twice, or not closed.
 */
export function extractSnippet(source: string, region?: string): string {
  const lines = source.split(/\r?\n/);
  const regions = findRegions(lines);
  if (region === undefined) return tidy(lines);

  const range = regions.get(region);
  if (!range) {
    const known = [...regions.keys()];
    const hint = known.length ? `it has: ${known.join(", ")}` : "it has no regions";
    throw new RegionError(`no region "${region}" in the file (${hint})`);
  }
  return tidy(lines.slice(range.start + 1, range.end));
}

interface Range {
  /** Index of the line with `#region`. */
  start: number;
  /** Index of the line with `#endregion`. */
  end: number;
}

function findRegions(lines: readonly string[]): Map<string, Range> {
  const regions = new Map<string, Range>();
  const open: { name: string; start: number }[] = [];

  lines.forEach((line, index) => {
    const [, kind, name = ""] = MARKER.exec(line) ?? [];
    if (!kind) return;
    if (!name) throw new RegionError(`line ${index + 1}: the #${kind} has no name`);

    if (kind === "region") {
      const isTaken = regions.has(name) || open.some((outer) => outer.name === name);
      if (isTaken) throw new RegionError(`line ${index + 1}: region "${name}" is named twice`);
      open.push({ name, start: index });
      return;
    }
    const last = open.pop();
    if (last?.name !== name) {
      const expected = last ? `"${last.name}" is open` : "no region is open";
      throw new RegionError(`line ${index + 1}: #endregion "${name}", but ${expected}`);
    }
    regions.set(name, { start: last.start, end: index });
  });

  const unclosed = open.at(-1);
  if (unclosed) throw new RegionError(`region "${unclosed.name}" is not closed`);
  return regions;
}

/** Drops markers and surrounding blank lines and takes the common indentation away. */
function tidy(lines: readonly string[]): string {
  const kept = lines.filter((line) => !MARKER.test(line));
  const isText = (line: string) => line.trim() !== "";
  const text = kept.slice(
    kept.findIndex(isText) < 0 ? kept.length : kept.findIndex(isText),
    kept.findLastIndex(isText) + 1,
  );
  const indents = text.filter(isText).map((line) => line.length - line.trimStart().length);
  const indent = indents.length ? Math.min(...indents) : 0;
  return text.map((line) => line.slice(indent)).join("\n");
}
