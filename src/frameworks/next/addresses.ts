import { isCsrfOriginAllowed } from "next/dist/server/app-render/csrf-protection";
import { NextRequest } from "next/dist/server/web/spec-extension/request";

import type { RequestStore } from "./request-store";

/** The address of a page as people know it. */
export function pageOf({ url }: NextRequest, headers: Headers): string {
  const { pathname, search } = new URL(url);
  return `${headers.get("x-forwarded-proto")}://${headers.get("x-forwarded-host")}${pathname}${search}`;
}

/** The request that Next.js sends to itself when an action redirects, with the cookies as they are now. */
export function requestAfter(location: string, headers: Headers, store: RequestStore): Request {
  const url = new URL(location, pageOf({ url: "http://localhost/" } as NextRequest, headers));
  const sent = new Headers(headers);
  for (const name of ["content-length", "content-type", "next-action"]) sent.delete(name);
  sent.set("cookie", store.cookiesAfter);
  sent.set("rsc", "1");
  return new Request(url, { headers: sent });
}

/** What Next.js's server knows of the way that a request came, unless a proxy in front has said it. */
export function withForwarded(given: Headers, url: URL): Headers {
  const headers = new Headers(given);
  const isHttps = url.protocol === "https:";
  const known: Record<string, string> = {
    host: url.host,
    "x-forwarded-host": headers.get("host") ?? url.host,
    "x-forwarded-port": url.port || (isHttps ? "443" : "80"),
    "x-forwarded-proto": isHttps ? "https" : "http",
  };
  for (const [name, value] of Object.entries(known)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  return headers;
}

/**
 * The origin that code reads in `request.url`. A server of Next.js takes the scheme from the proxy in
 * front of it, and not the host: it knows where it listens, `localhost:3000`.
 */
export function originInside(headers: Headers): string {
  const isHttps = headers.get("x-forwarded-proto")?.includes("https") === true;
  return `${isHttps ? "https" : "http"}://localhost:3000`;
}

/** The request as code of the app gets it. */
export function nextRequest(
  url: string,
  method: string,
  headers: Headers,
  body: ArrayBuffer | undefined,
) {
  return new NextRequest(url, { method, headers, ...(body && { body: body.slice(0) }) });
}

/** @throws Error, as Next.js does, if another site's page has sent a form to a Server Action */
export function checkOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  if (origin === null) return;
  const from = origin === "null" ? "null" : new URL(origin).host;
  const forwarded = headers.get("x-forwarded-host")?.split(",")[0]?.trim();
  const host = forwarded ?? headers.get("host") ?? "";
  if (from === host || isCsrfOriginAllowed(from, [])) return;
  console.error(
    `\`x-forwarded-host\` header with value \`${host}\` does not match \`origin\` header with value \`${from}\` from a forwarded Server Actions request. Aborting the action.`,
  );
  throw new Error("Invalid Server Actions request.");
}
