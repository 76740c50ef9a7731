/** Finding the file of a lab that an import means. */

/** Whether a lab can run a file: TypeScript or JavaScript. */
export function isModule(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path);
}

/** What may be left off a specifier, and what TypeScript takes `.js` for. */
const ENDINGS = [
  ".ts",
  ".tsx",
  ".mts",
  ".js",
  ".jsx",
  ".mjs",
  "/index.ts",
  "/index.tsx",
  "/index.js",
];

/**
 * The file that a relative import means, as a bundler resolves it: `./b`, `../lib/b.js`, `.`.
 *
 * @param from the path of the file that imports
 * @param paths the paths that there are
 * @returns undefined if there is none, or the specifier is not relative
 */
export function resolvePath(
  from: string,
  specifier: string,
  paths: readonly string[],
): string | undefined {
  if (!/^\.{1,2}(?:\/|$)/.test(specifier)) return undefined;
  const folder = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") {
      if (folder.pop() === undefined) return undefined;
    } else if (part !== "." && part !== "") folder.push(part);
  }
  const plain = folder.join("/");
  const typed = plain.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  const wanted = [
    plain,
    ...ENDINGS.map((ending) => (plain === "" ? ending.replace("/", "") : plain + ending)),
    typed,
    typed.replace(/\.ts$/, ".tsx"),
  ];
  return wanted.find((path) => path !== "" && paths.includes(path));
}

/** How a file imports another one: `../lib/b` for `lib/b.ts` from `app/page.tsx`. */
export function specifierOf(path: string, from: string): string {
  const here = from.split("/").slice(0, -1);
  const there = path.replace(/\.[cm]?[jt]sx?$/, "").split("/");
  let common = 0;
  while (common < here.length && here[common] === there[common]) common++;
  const up = "../".repeat(here.length - common);
  return `${up === "" ? "./" : up}${there.slice(common).join("/")}`;
}
