import { type AppFiles, FrameworkError } from "../framework";

/** Values of the dynamic segments of a path, by name. */
export type Params = Record<string, string | string[]>;

/** A file below `app/` that answers at a path. */
interface Route {
  kind: "page" | "handler";
  file: string;
  segments: Segment[];
}

/** One part of a route's path, as the name of its folder says. */
interface Segment {
  /** In the order in which Next.js prefers one to the next. */
  kind: "static" | "dynamic" | "catch-all" | "optional-catch-all";
  name: string;
}

/** A route, and what its dynamic segments stand for. */
export interface Match {
  kind: Route["kind"];
  file: string;
  params: Params;
}

const RANKS: readonly Segment["kind"][] = ["static", "dynamic", "catch-all", "optional-catch-all"];

/** A file with a meaning: `app/shop/[id]/page.tsx`. */
const SPECIAL = /^app\/((?:.+\/)?)([\w-]+)\.(?:tsx?|jsx?)$/;

/** Files of Next.js that the host does not know how to use, which would change what the app does. */
const UNKNOWN_FILES: Readonly<Record<string, string>> = {
  default: "parallel routes",
  error: "Client Components",
  forbidden: "`authInterrupts`",
  "global-error": "Client Components",
  loading: "streaming",
  template: "Client Components",
  unauthorized: "`authInterrupts`",
};

/** The routes of an App Router app, by its files. */
export class Routes {
  readonly #routes: Route[];
  readonly #files: AppFiles;

  /** @throws FrameworkError naming a file or folder that the host cannot use */
  constructor(files: AppFiles) {
    this.#files = files;
    for (const path of Object.keys(files)) refuseUnknown(path);
    this.#routes = Object.keys(files)
      .flatMap((path) => readRoute(path) ?? [])
      .sort(compareRoutes);
  }

  /** All files that answer, most specific first. */
  get files(): string[] {
    return this.#routes.map(({ file }) => file);
  }

  /** The route that answers at a path, such as `/shop/7`. */
  match(pathname: string): Match | undefined {
    const parts = pathname.split("/").filter((part) => part !== "");
    for (const { kind, file, segments } of this.#routes) {
      const params = matchSegments(segments, parts);
      if (params) return { kind, file, params };
    }
    return undefined;
  }

  /** The layouts around a file, from the outermost in. */
  layoutsOf(file: string): string[] {
    const folders = file.split("/").slice(0, -1);
    return folders.flatMap(
      (_, index) => this.#find(folders.slice(0, index + 1).join("/"), "layout") ?? [],
    );
  }

  /** The nearest `not-found` file at or above a file's folder. */
  notFoundFor(file: string): string | undefined {
    const folders = file.split("/").slice(0, -1);
    for (let depth = folders.length; depth > 0; depth--) {
      const found = this.#find(folders.slice(0, depth).join("/"), "not-found");
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #find(folder: string, name: string): string | undefined {
    const endings = ["tsx", "ts", "jsx", "js"];
    return endings
      .map((ending) => `${folder}/${name}.${ending}`)
      .find((path) => Object.hasOwn(this.#files, path));
  }
}

function readRoute(file: string): Route | undefined {
  const [, folder = "", name] = SPECIAL.exec(file) ?? [];
  if (name !== "page" && name !== "route") return undefined;
  const folders = folder.split("/").filter((part) => part !== "");
  // Folders that begin with an underscore are no part of the routes.
  if (folders.some((part) => part.startsWith("_"))) return undefined;
  const segments = folders.filter((part) => !/^\(.*\)$/.test(part)).map(readSegment);
  return { kind: name === "page" ? "page" : "handler", file, segments };
}

function readSegment(folder: string): Segment {
  const [, optional] = /^\[\[\.\.\.(.+)\]\]$/.exec(folder) ?? [];
  if (optional !== undefined) return { kind: "optional-catch-all", name: optional };
  const [, all] = /^\[\.\.\.(.+)\]$/.exec(folder) ?? [];
  if (all !== undefined) return { kind: "catch-all", name: all };
  const [, one] = /^\[(.+)\]$/.exec(folder) ?? [];
  return one === undefined ? { kind: "static", name: folder } : { kind: "dynamic", name: one };
}

function refuseUnknown(path: string): void {
  const [, , name = ""] = SPECIAL.exec(path) ?? [];
  const refuse = (what: string, way: string): never => {
    throw new FrameworkError("The lab's Next.js is smaller", `${path}: ${what}. ${way}`, path);
  };
  if (path.startsWith("pages/")) refuse("the Pages Router is not here", "Move it below app/.");
  if (/^middleware\.[jt]s$/.test(path)) {
    refuse(
      "middleware.ts is called proxy.ts since Next.js 16",
      "Rename the file and its function.",
    );
  }
  if (!path.startsWith("app/")) return;
  if (Object.hasOwn(UNKNOWN_FILES, name)) {
    refuse(`${name} files need ${UNKNOWN_FILES[name]}, which is not here`, "Remove the file.");
  }
  if (path.split("/").some((part) => part.startsWith("@") || /^\(\.+\)/.test(part))) {
    refuse("parallel and intercepting routes are not here", "Use a folder of its own.");
  }
}

/** The more specific route first, from the first segment in which they differ. */
function compareRoutes(a: Route, b: Route): number {
  for (let index = 0; index < Math.max(a.segments.length, b.segments.length); index++) {
    const [one, other] = [a.segments[index], b.segments[index]];
    if (!one || !other) return one ? 1 : -1;
    const difference = RANKS.indexOf(one.kind) - RANKS.indexOf(other.kind);
    if (difference !== 0) return difference;
  }
  return 0;
}

function matchSegments(segments: readonly Segment[], parts: readonly string[]): Params | undefined {
  const params: Params = {};
  let at = 0;
  for (const { kind, name } of segments) {
    if (kind === "catch-all" || kind === "optional-catch-all") {
      const rest = parts.slice(at).map(decodeURIComponent);
      if (rest.length > 0) params[name] = rest;
      else if (kind === "catch-all") return undefined;
      return params;
    }
    const part = parts[at++];
    if (part === undefined) return undefined;
    if (kind === "dynamic") params[name] = decodeURIComponent(part);
    else if (part !== name) return undefined;
  }
  return at === parts.length ? params : undefined;
}
