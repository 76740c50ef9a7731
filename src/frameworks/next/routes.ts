import type { AppFiles } from "../framework";
import { refuseFile, SPECIAL } from "./refusals";

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

/** The routes of an App Router app, by its files. */
export class Routes {
  readonly #routes: Route[];
  readonly #files: AppFiles;

  /** @throws FrameworkError naming a file or folder that the host cannot use */
  constructor(files: AppFiles) {
    this.#files = files;
    for (const path of Object.keys(files)) refuseFile(path);
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
