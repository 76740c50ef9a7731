import { type Exports, FrameworkError } from "../framework";

/** Files of SvelteKit that the host does not know how to use, which would change what the app does. */
const UNKNOWN_FILES: readonly [RegExp, string, string][] = [
  [
    /^src\/hooks\.client\.[jt]s$/,
    "the lab's SvelteKit runs no code of the app in the browser yet",
    "Remove the file.",
  ],
  [/^src\/service-worker(?:\/index)?\.[jt]s$/, "service workers are not here", "Remove the file."],
  [/^src\/instrumentation\.server\.[jt]s$/, "instrumentation is not here", "Remove the file."],
  [/^static\//, "static files are not here", "Answer by a +server.ts."],
  [/\.remote\.[jt]s$/, "remote functions are not here", "Use a form action, or a load function."],
  [/^vite\.config\./, "settings of Vite have no effect here", "Remove the file."],
];

/** Values of exports of pages and layouts that the host does what they say, and the way out of others. */
const OPTIONS: Readonly<Record<string, readonly [readonly unknown[], string]>> = {
  config: [[], "Remove it: it is for other adapters."],
  entries: [[], "Remove it: each page is made when it is asked for."],
  prerender: [[false], "Remove it: each page is made when it is asked for."],
  ssr: [[true], "Remove it: pages are made on the server."],
};

function refuse(path: string, what: string, way: string): never {
  throw new FrameworkError("The lab's SvelteKit is smaller", `${path}: ${what}. ${way}`, path);
}

/** @throws FrameworkError naming a file that would change what the app does, and has no effect here */
export function refuseFile(path: string): void {
  for (const [pattern, what, way] of UNKNOWN_FILES) if (pattern.test(path)) refuse(path, what, way);
}

/** @throws FrameworkError naming an export that would change what the app does, and has no effect here */
export function refuseExports(path: string, exports: Exports): void {
  for (const [name, value] of Object.entries(exports)) {
    const [values, way] = (Object.hasOwn(OPTIONS, name) && OPTIONS[name]) || [];
    if (!values || !way || values.includes(value)) continue;
    const only = values.length === 0 ? "is not here" : `can only be ${values.join(" or ")} here`;
    refuse(path, `\`${name}\` ${only}`, way);
  }
}
