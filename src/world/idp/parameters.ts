/**
 * A parameter that comes more than once, which none may (RFC 6749, section 3.1), but the resource
 * indicators of RFC 8707.
 */
export function repeated(params: URLSearchParams): string | undefined {
  return [...new Set(params.keys())].find(
    (name) => name !== "resource" && params.getAll(name).length > 1,
  );
}
