import type { Documented } from "./protocol";

/** A page about a name. */
export interface DocLink {
  label: string;
  /** Below the site's base URL. */
  to: string;
}

/** Pages that explain an option of `AuthConfig` beyond its entry in the reference. */
export const GUIDES: Record<string, DocLink> = {
  session: { label: "Session strategies", to: "/concepts/session-strategies/" },
  adapter: { label: "Databases and adapters", to: "/guides/databases/" },
  jwt: { label: "Session strategies", to: "/concepts/session-strategies/" },
  callbacks: { label: "Refresh token rotation", to: "/guides/refresh-token-rotation/" },
};

const CORE = /^\/node_modules\/@auth\/core\/(.+)\.d\.ts$/;

/** The pages about a declaration: its entry in the reference, and a guide if there is one. */
export function docLinks({ file, names }: Documented): DocLink[] {
  const module = CORE.exec(file)?.[1];
  if (module === undefined || !isDocumented(module)) return [];
  const page = module === "index" ? "/reference/core/" : `/reference/core/${module}/`;
  const [outer, option] = names;
  if (outer !== "AuthConfig" || option === undefined) {
    const anchor = outer === undefined || outer === "default" ? "" : `#${outer.toLowerCase()}`;
    return [{ label: "Reference", to: module.startsWith("providers/") ? page : page + anchor }];
  }
  const reference = { label: "Reference", to: `${page}#${option.toLowerCase()}` };
  const guide = GUIDES[option];
  return guide ? [guide, reference] : [reference];
}

/** Whether the reference has a page for a module of `@auth/core`. */
function isDocumented(module: string): boolean {
  return /^(index|types|jwt|errors|adapters)$/.test(module) || /^providers\/[\w-]+$/.test(module);
}
