import { tryToParsePath } from "next/dist/lib/try-to-parse-path";

import { FrameworkError } from "../framework";

/**
 * The address of a data request for a page, and the endings of what Next.js's router asks for in the
 * background, both of which count as the page (`getMiddlewareMatchers` of Next.js).
 */
const DATA_PREFIX = "/:nextData(_next/data/[^/]{1,})?";
const TRANSPORT = String.raw`\.rsc|\.segments/.+\.segment\.rsc`;

/**
 * Whether the proxy runs for a path, by Next.js's own parser of patterns. A proxy without a matcher
 * runs for all.
 *
 * @throws FrameworkError if it is no matcher, or one that looks at more than the path
 */
export function readMatcher(matcher: unknown): (pathname: string) => boolean {
  if (matcher === undefined) return () => true;
  const list: unknown[] = Array.isArray(matcher) ? matcher : [matcher];
  const patterns = list.map((one) => new RegExp(expressionOf(sourceOf(one))));
  return (pathname) => patterns.some((pattern) => pattern.test(pathname));
}

function sourceOf(entry: unknown): string {
  if (typeof entry === "string") return entry;
  if (typeof entry === "object" && entry !== null && "source" in entry) {
    const { source, ...others } = entry;
    const [other] = Object.keys(others);
    if (other !== undefined) {
      throw refuse(`The matcher's \`${other}\` is not here. Look at the request in the function.`);
    }
    if (typeof source === "string") return source;
  }
  throw refuse('`config.matcher` is a path, or a list of paths: `matcher: ["/dashboard/:path*"]`.');
}

function expressionOf(source: string): string {
  if (!source.startsWith("/"))
    throw refuse(`A matcher begins with a slash, which ${source} does not.`);
  const isRoot = source === "/";
  const suffix = isRoot
    ? `(/?index|/?index\\.json|/?index(?:${TRANSPORT}))?`
    : `{(\\.json|${TRANSPORT})}?`;
  const { regexStr } = tryToParsePath(`${DATA_PREFIX}${source}${suffix}`);
  if (regexStr === undefined) throw refuse(`Next.js cannot parse the matcher ${source}.`);
  return regexStr;
}

function refuse(message: string): FrameworkError {
  return new FrameworkError("The matcher of proxy.ts", message, "proxy.ts");
}
