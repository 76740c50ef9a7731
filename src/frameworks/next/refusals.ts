import { type Exports, FrameworkError } from "../framework";

/** A file with a meaning: `app/shop/[id]/page.tsx`. */
export const SPECIAL = /^app\/((?:.+\/)?)([\w-]+)\.(?:tsx?|jsx?)$/;

/** Files of Next.js that the host does not know how to use, which would change what the app does. */
const UNKNOWN_FILES: Readonly<Record<string, string>> = {
  default: "parallel routes",
  error: "error boundaries",
  forbidden: "`authInterrupts`",
  "global-error": "error boundaries",
  loading: "streaming",
  template: "templates",
  unauthorized: "`authInterrupts`",
};

/** Exports of pages, layouts and Route Handlers that the host does not know how to use, and the way out. */
const UNKNOWN_EXPORTS: Readonly<Record<string, string>> = {
  dynamicParams: "Call notFound() in the page.",
  fetchCache: "Remove it: nothing is cached.",
  generateMetadata: "Export `metadata`.",
  generateStaticParams: "Remove it: each page is dynamic.",
  revalidate: "Remove it: each page is dynamic.",
};

/** Values of exports that say what the host does anyway. */
const TRUE_HERE: Readonly<Record<string, readonly unknown[]>> = {
  dynamic: ["auto", "force-dynamic"],
  runtime: ["nodejs"],
};

function refuse(path: string, what: string, way: string): never {
  throw new FrameworkError("The lab's Next.js is smaller", `${path}: ${what}. ${way}`, path);
}

/** @throws FrameworkError naming a file or folder that would change what the app does, and has no effect here */
export function refuseFile(path: string): void {
  const [, , name = ""] = SPECIAL.exec(path) ?? [];
  if (path.startsWith("pages/"))
    refuse(path, "the Pages Router is not here", "Move it below app/.");
  if (/^middleware\.[jt]s$/.test(path)) {
    refuse(
      path,
      "middleware.ts is called proxy.ts since Next.js 16",
      "Rename the file and its function.",
    );
  }
  if (path.startsWith("next.config.")) {
    refuse(path, "settings of Next.js have no effect here", "Remove the file.");
  }
  if (!path.startsWith("app/")) return;
  if (Object.hasOwn(UNKNOWN_FILES, name)) {
    refuse(
      path,
      `${name} files need ${UNKNOWN_FILES[name]}, which is not here`,
      "Remove the file.",
    );
  }
  if (path.split("/").some((part) => part.startsWith("@") || /^\(\.+\)/.test(part))) {
    refuse(path, "parallel and intercepting routes are not here", "Use a folder of its own.");
  }
}

/** @throws FrameworkError naming an export that would change what the app does, and has no effect here */
export function refuseExports(path: string, exports: Exports): void {
  for (const [name, value] of Object.entries(exports)) {
    const way = Object.hasOwn(UNKNOWN_EXPORTS, name) ? UNKNOWN_EXPORTS[name] : undefined;
    if (way !== undefined) refuse(path, `\`${name}\` is not here`, way);
    const values = Object.hasOwn(TRUE_HERE, name) ? TRUE_HERE[name] : undefined;
    if (values && !values.includes(value)) {
      refuse(path, `\`${name}\` can only be ${values.join(" or ")} here`, "Remove it.");
    }
  }
}
