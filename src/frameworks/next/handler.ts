import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback";
import { getAccessFallbackHTTPStatus } from "next/dist/client/components/http-access-fallback/http-access-fallback";
import {
  getRedirectStatusCodeFromError,
  getURLFromRedirectError,
} from "next/dist/client/components/redirect";
import { isRedirectError } from "next/dist/client/components/redirect-error";
import { autoImplementMethods } from "next/dist/server/route-modules/app-route/helpers/auto-implement-methods";

import type { Exports } from "../framework";
import type { NextFunction } from "./proxy";

const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH"];

/** The function of a `route.ts` for a method, those included that Next.js adds itself. */
export function handlerOf(exports: Exports, method: string): NextFunction {
  if (!METHODS.includes(method)) return () => new Response(null, { status: 400 });
  const methods = autoImplementMethods(exports as Parameters<typeof autoImplementMethods>[0]);
  return methods[method as "GET"] as unknown as NextFunction;
}

/** @throws Error, as Next.js does, if a Route Handler returned none */
export function readResponse(returned: unknown, file: string): Response {
  if (returned instanceof Response) return new Response(returned.body, returned);
  throw new Error(
    `No response is returned from route handler '${file}'. Ensure you return a \`Response\` or a \`NextResponse\` in all branches of your handler.`,
  );
}

/** What code of the app threw to end its work, rather than by mistake. */
export type Interruption = { location: string; status: number } | { missing: number };

/** What a thrown value means to Next.js; undefined: it is an error. */
export function readInterruption(thrown: unknown): Interruption | undefined {
  if (isRedirectError(thrown)) {
    return {
      location: getURLFromRedirectError(thrown),
      status: getRedirectStatusCodeFromError(thrown),
    };
  }
  return isHTTPAccessFallbackError(thrown)
    ? { missing: getAccessFallbackHTTPStatus(thrown) }
    : undefined;
}
