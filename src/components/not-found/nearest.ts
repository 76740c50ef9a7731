/** Words of a path: "/guides/refresh-token" → guides, refresh, token. */
function words(path: string): string[] {
  return path
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** Number of single-letter edits between two words. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** How alike two words are, 0 to 1: equal, one begins the other, or at most two letters off. */
function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const shorter = Math.min(one.length, other.length);
  if (shorter >= 4 && (one.startsWith(other) || other.startsWith(one))) return 0.8;
  const edits = shorter >= 4 ? distance(one, other) : Infinity;
  return edits <= 2 ? 0.9 - 0.2 * edits : 0;
}

/**
 * The routes most like a path that does not exist, best first.
 *
 * A word at the end of a path weighs more than the folder it is in, and a route loses a little
 * for each word that the path does not have.
 *
 * @param path the path asked for, without the site's base URL
 * @param routes paths that exist
 * @param count how many at most; a route that shares no word is never returned
 */
export function nearestRoutes(path: string, routes: readonly string[], count: number): string[] {
  const wanted = words(path);
  const score = (route: string) => {
    const found = words(route);
    const hits = wanted.map(
      (word, index) =>
        Math.max(0, ...found.map((other) => likeness(word, other))) *
        (index === wanted.length - 1 ? 2 : 1),
    );
    return hits.reduce((sum, hit) => sum + hit, 0) - 0.1 * found.length;
  };
  return routes
    .map((route) => ({ route, score: score(route) }))
    .filter((candidate) => candidate.score > 0.4)
    .sort((a, b) => b.score - a.score || a.route.length - b.route.length)
    .slice(0, count)
    .map((candidate) => candidate.route);
}
