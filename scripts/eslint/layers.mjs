/**
 * The layers of the source tree. A layer knows only itself and what is named here.
 *
 * @typedef {object} Layer
 * @property {string[]} folders The folders that make up the layer, from the repository's root.
 * @property {string[]} knows Folders, or single files without extension, of other layers that it
 *   may import.
 * @property {string[]} [packages] The only npm packages that it may import; absent means any.
 * @property {string[]} [never] npm packages that it must not import; `node:` means every Node
 *   built-in.
 * @property {boolean} [separate] Each folder directly inside the layer knows itself only.
 */

const SANDPACK = "@codesandbox";
const FRAMEWORKS = ["react", "react-dom", "@docusaurus", "@theme", "@site", "node:"];

/** @type {Layer[]} */
export const layers = [
  { folders: ["src/world"], knows: [], never: [SANDPACK, ...FRAMEWORKS] },
  { folders: ["src/vendors"], knows: ["src/world"], never: [SANDPACK, ...FRAMEWORKS] },
  {
    folders: ["src/scenario"],
    knows: ["src/world", "src/vendors"],
    never: [SANDPACK, ...FRAMEWORKS],
  },
  {
    folders: ["examples"],
    knows: ["src/scenario/index", "src/world/database/sqlite"],
    packages: [
      "@auth/core",
      "@auth/drizzle-adapter",
      "@auth/sveltekit",
      "@sveltejs/kit",
      "drizzle-orm",
      "next",
      "next-auth",
      "react",
    ],
    separate: true,
  },
  { folders: ["src/signatures"], knows: [], packages: [] },
  {
    folders: ["src/doctor"],
    knows: ["src/world", "src/signatures"],
    never: [SANDPACK, ...FRAMEWORKS],
  },
  {
    // Frameworks render pages with React or Svelte on the server.
    folders: ["src/frameworks"],
    knows: ["src/world"],
    packages: [
      "$app",
      "$env",
      "@auth/sveltekit",
      "@sveltejs/kit",
      "next",
      "next-auth",
      "pathe",
      "react",
      "react-dom",
      "svelte",
      "virtual:next-auth",
      "virtual:sveltekit",
    ],
  },
  {
    folders: ["src/sandbox"],
    knows: ["src/world", "src/vendors", "src/scenario", "src/doctor", "src/frameworks"],
    never: [SANDPACK, ...FRAMEWORKS],
  },
  {
    // Runs on Node, in exported projects.
    folders: ["src/local-world"],
    knows: ["src/world", "src/vendors", "src/scenario"],
    never: [SANDPACK, ...FRAMEWORKS.filter((name) => name !== "node:")],
  },
  { folders: ["src/loading"], knows: [], packages: ["react"] },
  { folders: ["src/hydration"], knows: [], packages: ["react", "@docusaurus"] },
  {
    // What is pasted may have secrets in it; the lab's converter knows how to find them.
    folders: ["src/search"],
    knows: ["src/loading/part", "src/signatures", "src/config-code/paste/secret-text"],
    never: [SANDPACK, ...FRAMEWORKS],
  },
  { folders: ["src/config-code"], knows: ["src/loading/part"], never: [SANDPACK, ...FRAMEWORKS] },
  {
    // Runs in a worker of the site. What the lab may import of it only starts that worker.
    folders: ["src/recordings"],
    knows: ["src/world", "src/doctor", "src/config-code", "src/sandbox", "src/loading/part"],
    never: [SANDPACK, ...FRAMEWORKS],
  },
  {
    folders: ["src/lab"],
    // The last one reads traces and runs no world.
    knows: [
      "src/hydration/Static",
      "src/loading",
      "src/config-code",
      "src/recordings/open-recording",
      "src/scenario/types",
      "src/sandbox/messages",
      "src/world/trace/har",
    ],
  },
  {
    folders: ["src/components", "src/theme", "src/pages"],
    knows: [
      "src/hydration",
      "src/loading",
      "src/search",
      "src/signatures",
      "src/lab/index",
      "src/css",
      "static",
    ],
    never: [SANDPACK],
  },
  { folders: ["facts"], knows: [], packages: [] },
  { folders: ["plugins"], knows: ["src", "examples", "facts"], never: [SANDPACK] },
];
