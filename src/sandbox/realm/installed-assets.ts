import type { Assets } from "../../world/hosts/assets";

/** Where a bundle beside the realm's own leaves the files that pages load from elsewhere. */
export interface WithAssets {
  installedAssets?: Assets;
}

/** Files of installed packages that hosts in the world serve. */
export function installedAssets(): Assets {
  return (globalThis as WithAssets).installedAssets ?? {};
}
