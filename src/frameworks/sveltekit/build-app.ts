import type { SSRManifest } from "@sveltejs/kit";
import { asClassComponent } from "svelte/legacy";
import defaultError from "virtual:sveltekit/default-error";
import defaultLayout from "virtual:sveltekit/default-layout";
import errorPage from "virtual:sveltekit/error-page";
import create_manifest_data, {
  type ManifestData,
  type PageNode,
} from "virtual:sveltekit/manifest-data";
import { write_root } from "virtual:sveltekit/write-root";

import type { AppFiles, Exports, LoadFile } from "../framework";
import memory, { mount } from "./memory-files";
import { APP_TEMPLATE } from "./app-template";
import { refuseExports, refuseFile } from "./refusals";
import { readSettings } from "./settings";

/** SvelteKit's settings, as far as its reading of routes looks at them. */
const CONFIG = {
  extensions: [".svelte"],
  kit: {
    files: {
      assets: "/static",
      hooks: {
        client: "/src/hooks.client",
        server: "/src/hooks.server",
        universal: "/src/hooks",
      },
      params: "/src/params",
      routes: "/src/routes",
    },
    moduleExtensions: [".js", ".ts"],
    router: { type: "pathname" },
    experimental: { handleRenderingErrors: false },
  },
};

/** Where the components are that SvelteKit puts where an app has none. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  "default/layout.svelte": defaultLayout,
  "default/error.svelte": defaultError,
};

/** What a build makes of an app's files, for the server. */
export interface BuiltApp {
  manifest: SSRManifest;
  options: Record<string, unknown>;
  hooks: Record<string, unknown>;
}

/**
 * Builds an app: its routes and the component around its pages by SvelteKit's own code, and the manifest
 * as SvelteKit writes it (`generate_manifest` and `build_server_nodes` of it), without scripts for the browser.
 *
 * @param load evaluates one of the files, or one that a build adds, once
 * @throws FrameworkError naming what the host does not know how to use
 */
export function buildApp(files: AppFiles, load: LoadFile): BuiltApp {
  for (const path of Object.keys(files)) refuseFile(path);
  mount(files);
  const settings = readSettings(Object.keys(files), load);
  const data = create_manifest_data({ config: CONFIG, fallback: "/default", cwd: "/" });
  // The hooks first: the config that they import is the app's.
  const hooks = {
    ...(data.hooks.server !== null && load(withEnding(files, data.hooks.server))),
    ...(data.hooks.universal !== null && load(withEnding(files, data.hooks.universal))),
  };
  write_root(data, CONFIG, "/generated");
  const root = load("generated/root.svelte", memory.readFileSync("/generated/root.svelte"));
  return {
    manifest: manifestOf(data, load),
    hooks,
    options: {
      app_template_contains_nonce: false,
      async: false,
      csp: { mode: "auto", directives: {}, reportOnly: {} },
      csrf_check_origin: settings.checkOrigin && !settings.trustedOrigins.includes("*"),
      csrf_trusted_origins: settings.trustedOrigins,
      embedded: false,
      env_public_prefix: "PUBLIC_",
      env_private_prefix: "",
      hash_routing: false,
      hooks: null,
      preload_strategy: "modulepreload",
      root: asClassComponent(root.default as never),
      server_error_boundaries: false,
      service_worker: false,
      service_worker_options: null,
      templates: {
        app: templateOf(files["src/app.html"] ?? APP_TEMPLATE),
        error: ({ status, message }: { status: number; message: string }) =>
          fill(files["src/error.html"] ?? errorPage, {
            "sveltekit.status": String(status),
            "sveltekit.error.message": message,
          }),
      },
      version_hash: "lab",
    },
  };
}

function manifestOf(data: ManifestData, load: LoadFile): SSRManifest {
  const matchers = Object.fromEntries(
    Object.entries(data.matchers).map(([name, file]) => [name, load(file).match]),
  );
  const nodes = data.nodes.map((node, index) => {
    const made = nodeOf(node, index, load);
    return () => Promise.resolve(made);
  });
  const routes = data.routes.flatMap(({ id, pattern, params, page, endpoint }) => {
    if (!page && !endpoint) return [];
    const file = endpoint?.file;
    const exports = file === undefined ? undefined : take(file, load);
    const made = exports && (() => Promise.resolve(exports));
    return [{ id, pattern, params, page, endpoint: made ?? null }];
  });
  return {
    appDir: "_app",
    appPath: "_app",
    assets: new Set(),
    mimeTypes: {},
    _: {
      client: null,
      nodes,
      remotes: {},
      routes,
      prerendered_routes: new Set(),
      matchers: () => Promise.resolve(matchers),
      server_assets: {},
    },
  } as unknown as SSRManifest;
}

function nodeOf({ component, universal, server }: PageNode, index: number, load: LoadFile) {
  const made =
    component === undefined ? undefined : (DEFAULTS[component] ?? load(component).default);
  return {
    index,
    ...(made !== undefined && { component: () => Promise.resolve(made) }),
    ...(universal !== undefined && { universal: take(universal, load), universal_id: universal }),
    ...(server !== undefined && { server: take(server, load), server_id: server }),
    imports: [],
    stylesheets: [],
    fonts: [],
  };
}

function take(path: string, load: LoadFile): Exports {
  const exports = load(path);
  refuseExports(path, exports);
  return exports;
}

/** SvelteKit knows hooks by their names without ending. */
function withEnding(files: AppFiles, path: string): string {
  return [path, `${path}.ts`, `${path}.js`].find((one) => one in files) ?? path;
}

/** The page around what is rendered, `src/app.html`. */
function templateOf(html: string) {
  return (parts: {
    head: string;
    body: string;
    assets: string;
    nonce: string;
    env: Record<string, string>;
  }) =>
    fill(html, {
      "sveltekit.head": parts.head,
      "sveltekit.body": parts.body,
      "sveltekit.assets": parts.assets,
      "sveltekit.nonce": parts.nonce,
      "sveltekit.version": "lab",
      ...Object.fromEntries(
        Object.entries(parts.env).map(([name, value]) => [`sveltekit.env.${name}`, value]),
      ),
    });
}

function fill(html: string, values: Readonly<Record<string, string>>): string {
  return html.replace(/%(sveltekit\.[\w.]+)%/g, (_, name: string) => values[name] ?? "");
}
