/** The installed SvelteKit's own sources, which the package does not export (plugins/sandbox/sveltekit-bundle.ts). */
declare module "virtual:sveltekit/server" {
  import type { Server as KitServer } from "@sveltejs/kit";

  export const Server: typeof KitServer;
}

declare module "virtual:sveltekit/server-app" {
  /** Gives the server what a build writes for it. */
  export function set_app_of_lab(app: {
    options: Record<string, unknown>;
    get_hooks: () => Promise<Record<string, unknown>>;
  }): void;
}

declare module "virtual:sveltekit/manifest-data" {
  /** A page, layout or error page. */
  export interface PageNode {
    component?: string;
    universal?: string;
    server?: string;
  }

  export interface RouteData {
    id: string;
    pattern: RegExp;
    params: { name: string; matcher?: string }[];
    page: { layouts: (number | undefined)[]; errors: (number | undefined)[]; leaf: number } | null;
    endpoint: { file: string } | null;
  }

  export interface ManifestData {
    hooks: { server: string | null; universal: string | null };
    matchers: Record<string, string>;
    nodes: PageNode[];
    routes: RouteData[];
  }

  /** Reads the routes of an app. */
  export default function create_manifest_data(options: {
    config: unknown;
    fallback: string;
    cwd: string;
  }): ManifestData;
}

declare module "virtual:sveltekit/write-root" {
  import type { ManifestData } from "virtual:sveltekit/manifest-data";

  /** Writes the component around all pages, as deep as the app's layouts. */
  export function write_root(data: ManifestData, config: unknown, output: string): void;
}

declare module "virtual:sveltekit/default-layout" {
  import type { Component } from "svelte";

  const component: Component;
  export default component;
}

declare module "virtual:sveltekit/default-error" {
  import type { Component } from "svelte";

  const component: Component;
  export default component;
}

declare module "virtual:sveltekit/error-page" {
  const html: string;
  export default html;
}

declare module "virtual:sveltekit/adapter-utils" {
  export function parse_origin(value: string | undefined): string | undefined;
}

declare module "svelte/internal/server";
declare module "$app/environment";
declare module "$app/forms";
declare module "$app/navigation";
declare module "$app/paths";
declare module "$app/server";
declare module "$app/state";
declare module "$app/stores";
declare module "$env/dynamic/private";
declare module "$env/dynamic/public";
