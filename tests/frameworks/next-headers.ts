/*
 * `next/headers` for tests: Next.js's own works only while Next.js answers a request. As much of it
 * as next-auth uses in Server Components and Server Actions.
 */

/** Where Next.js runs the code, which decides whether it may set a cookie. */
type Place = "Server Component" | "Server Action";

let arrived = new Headers();
let place: Place = "Server Component";
let written: string[] = [];
let values = new Map<string, string>();

/**
 * Lets a request arrive.
 *
 * @returns the names of the cookies that are set while it is answered, as they are set
 */
export function arrive(where: Place, headersOfRequest: HeadersInit): readonly string[] {
  arrived = new Headers(headersOfRequest);
  place = where;
  written = [];
  values = new Map();
  return written;
}

/** The value of a cookie that was set while the last request was answered. */
export function valueOf(name: string): string | undefined {
  return values.get(name);
}

/** Headers of the request, as in Next.js 15 and later. */
export function headers(): Promise<Headers> {
  return Promise.resolve(arrived);
}

/** The cookies of the answer. Next.js words its refusal so, and throws it at the same moment. */
export function cookies() {
  return Promise.resolve({
    set(name: string, value: string) {
      if (place === "Server Component") {
        throw new Error("Cookies can only be modified in a Server Action or Route Handler.");
      }
      written.push(name);
      values.set(name, value);
    },
  });
}
