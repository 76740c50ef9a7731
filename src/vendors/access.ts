import type { Grant } from "../world/idp/grants";
import type { IdentityProvider } from "../world/idp/identity-provider";
import type { Vendor } from "./vendor";

/** The grant behind a request for user data, wherever this provider looks for the access token. */
export function grantOf(
  request: Request,
  idp: IdentityProvider,
  { accessToken }: Pick<Vendor, "accessToken">,
): Grant | undefined {
  if (!accessToken) return idp.grants.ofBearer(request);
  const headers = { authorization: `Bearer ${accessToken(request) ?? ""}` };
  return idp.grants.ofBearer(new Request(request.url, { headers }));
}

/** The access token in the query, as providers older than RFC 6750 take it. */
export function inQuery(name: string) {
  return (request: Request): string | null => new URL(request.url).searchParams.get(name);
}

/** For a provider that calls a parameter of RFC 6749 by a name of its own. */
export function rename(theirs: string, standard: string) {
  return (params: URLSearchParams): void => {
    const value = params.get(theirs);
    if (value !== null) params.set(standard, value);
  };
}
