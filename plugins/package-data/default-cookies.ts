import path from "node:path";
import { pathToFileURL } from "node:url";

import { packageRoot } from "../versions";

/** Name and attributes of a cookie, as core sets them. */
export interface DefaultCookie {
  name: string;
  options: {
    httpOnly: boolean;
    sameSite: string;
    path: string;
    secure: boolean;
    maxAge?: number;
  };
}

/** Default cookies by their name in the `cookies` option. */
export type DefaultCookies = Record<string, DefaultCookie>;

/**
 * What the installed core itself says of its cookies. The function is no export of the package, so
 * its file is loaded by its path.
 *
 * @param useSecureCookies whether the app is on https, unless the option says otherwise
 */
export async function defaultCookies(useSecureCookies: boolean): Promise<DefaultCookies> {
  const file = path.join(packageRoot("@auth/core"), "lib", "utils", "cookie.js");
  const module = (await import(pathToFileURL(file).href)) as {
    defaultCookies: (useSecureCookies: boolean) => DefaultCookies;
  };
  return module.defaultCookies(useSecureCookies);
}
