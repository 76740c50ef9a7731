import type { RequestError } from "./definition";

/** Parameters of OpenID Connect that no simulated provider takes, and how it says so. */
const UNSUPPORTED: Record<string, string> = {
  request: "request_not_supported",
  request_uri: "request_uri_not_supported",
  registration: "registration_not_supported",
};

/** Checks the parameters of an authorization request that OpenID Connect Core 1.0 adds (3.1.2.1). */
export function checkOpenIdRequest(params: URLSearchParams): RequestError | undefined {
  for (const [name, error] of Object.entries(UNSUPPORTED)) {
    if (params.has(name)) {
      return { error, error_description: `The parameter ${name} is not supported.` };
    }
  }
  const prompts = (params.get("prompt") ?? "").split(" ").filter(Boolean);
  if (prompts.includes("none") && prompts.length > 1) {
    return invalid("prompt=none cannot be combined with another prompt.");
  }
  const maxAge = params.get("max_age");
  if (maxAge !== null && !/^\d+$/.test(maxAge)) {
    return invalid("max_age must be a number of seconds.");
  }
  return undefined;
}

function invalid(error_description: string): RequestError {
  return { error: "invalid_request", error_description };
}
