import { execFileSync } from "node:child_process";

/**
 * One of some equal parts of a list, chosen by the commit that is checked out: each commit has its own
 * part, and the same one whenever it is tested again. All of the list where `ALL` is set.
 *
 * @param parts how many there are
 */
export function partOfCommit<T>(list: readonly T[], parts: number): T[] {
  if (process.env["ALL"]) return [...list];
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" });
  const chosen = parseInt(commit.slice(0, 8), 16) % parts;
  return list.filter((_, index) => index % parts === chosen);
}
