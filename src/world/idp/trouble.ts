import type { Faults, ProviderPart } from "./faults";
import { messagePage } from "./pages";
import { html } from "./responses";

/**
 * What a part of a provider answers while it is in trouble.
 *
 * @param name the provider's
 * @returns nothing if the part is in order
 * @throws TypeError, as a network does, if the part is down
 */
export function trouble(
  faults: Faults,
  part: ProviderPart,
  request: Request,
  name: string,
): Response | undefined {
  if (faults.down?.includes(part)) {
    throw new TypeError(`${request.method} ${request.url}: ${name} (${part}) cannot be reached.`);
  }
  if (faults.redirectLoop?.includes(part)) {
    return new Response(null, { status: 302, headers: { location: request.url } });
  }
  if (faults.serverError?.includes(part)) {
    return new Response("Internal Server Error", {
      status: 500,
      headers: { "content-type": "text/plain" },
    });
  }
  if (faults.html?.includes(part)) {
    return html(messagePage("Back soon", `${name} is being maintained. Try again in a while.`));
  }
  if (faults.emptyBody?.includes(part)) {
    return new Response("", { headers: { "content-type": "application/json" } });
  }
  return undefined;
}
