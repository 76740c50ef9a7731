import routes from "@generated/routes";

type Route = (typeof routes)[number];

/** Routes that are lists of other pages, or no page to send a reader to. */
const NO_DESTINATION = /\*|\/tags\/|\/tags\/?$|\/page\/|\/archive\/?$|\/authors\/?$|404\.html$/;

function leaves(list: readonly Route[]): string[] {
  return list.flatMap((route) =>
    route.routes ? leaves(route.routes as Route[]) : [route.path as string],
  );
}

/**
 * The paths of the site's pages, without its base URL. They come from the route table, which
 * every page has loaded anyway.
 */
export function pagePaths(baseUrl: string): string[] {
  return leaves(routes)
    .filter((path) => !NO_DESTINATION.test(path))
    .map((path) => (path.startsWith(baseUrl) ? `/${path.slice(baseUrl.length)}` : path));
}
