import { parse_origin } from "virtual:sveltekit/adapter-utils";

/** Variables of the environment, by name. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The address under which the server of `@sveltejs/adapter-node` believes to be asked: what `ORIGIN`
 * says, or else scheme, host and port from the headers of the request, of which the scheme is `https`
 * unless `PROTOCOL_HEADER` names one. (`get_origin` in `files/handler.js` of the adapter.)
 *
 * @throws Error, as the adapter does, if a header or `ORIGIN` cannot be part of an address
 */
export function originOf(headers: Headers, env: Environment): string {
  const fixed = parse_origin(env.ORIGIN);
  if (fixed !== undefined) return fixed;
  const from = (variable: string) => {
    const name = env[variable]?.toLowerCase();
    return name ? (headers.get(name) ?? undefined) : undefined;
  };
  const protocol = decodeURIComponent(from("PROTOCOL_HEADER") ?? "https");
  if (protocol.includes(":")) {
    throw new Error(`PROTOCOL_HEADER leads to ${protocol}, which is no scheme such as https.`);
  }
  const host = from("HOST_HEADER") ?? headers.get("host");
  if (!host) throw new Error("Could not determine host: the request has no header with it.");
  const port = from("PORT_HEADER");
  if (port !== undefined && Number.isNaN(Number(port))) {
    throw new Error(`PORT_HEADER leads to ${port}, which is no number.`);
  }
  return port === undefined ? `${protocol}://${host}` : `${protocol}://${host}:${port}`;
}
