/**
 * Orders two versions as semantic versioning does (`4.24.15`, `5.0.0-beta.32`): negative if the first
 * is the older one. Build metadata does not count.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (const index of [0, 1, 2]) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.tags.length === 0 || right.tags.length === 0) {
    // A version without a tag comes after those with one.
    return right.tags.length - left.tags.length;
  }
  for (const [index, tag] of left.tags.entries()) {
    const other = right.tags[index];
    if (other === undefined) return 1;
    if (tag !== other) return compareTags(tag, other);
  }
  return left.tags.length - right.tags.length;
}

function parts(version: string): { numbers: number[]; tags: string[] } {
  const [plain = ""] = version.split("+");
  const dash = plain.indexOf("-");
  const [core, tag] = dash < 0 ? [plain, ""] : [plain.slice(0, dash), plain.slice(dash + 1)];
  return { numbers: core.split(".").map(Number), tags: tag === "" ? [] : tag.split(".") };
}

/** Numbers come before words; numbers go by value, words by their characters. */
function compareTags(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOtherNumber) return Number(a) - Number(b);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return a < b ? -1 : 1;
}
