/** A folder of the site, such as `/guides/`, with the pages that are directly in it. */
interface Folder {
  path: string;
  pages: string[];
}

/**
 * The folder that a missing page would be in.
 *
 * @param path the path asked for, without the site's base URL
 * @param routes paths that exist
 * @returns undefined if the site has no such folder
 */
export function folderOf(path: string, routes: readonly string[]): Folder | undefined {
  const [, name = "", ...rest] = path.split("/");
  if (name === "" || rest.join("") === "") return undefined;
  const folder = `/${name}/`;
  const pages = routes.filter((route) => {
    const below = route.startsWith(folder) ? route.slice(folder.length) : "";
    return /^[^/]+\/?$/.test(below);
  });
  return pages.length > 0 ? { path: folder, pages } : undefined;
}
