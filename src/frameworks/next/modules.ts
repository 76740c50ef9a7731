import { notFound } from "next/dist/client/components/not-found";
import { permanentRedirect, redirect } from "next/dist/client/components/redirect";
import { throwForMissingRequestStore } from "next/dist/server/app-render/work-unit-async-storage.external";
import { NextRequest } from "next/dist/server/web/spec-extension/request";
import { NextResponse } from "next/dist/server/web/spec-extension/response";
import * as React from "react";
import * as jsxRuntime from "react/jsx-runtime";
import { loadNextAuth } from "virtual:next-auth";

import type { ClientPart, Exports } from "../framework";
import type { RequestScope } from "../request-scope";
import { Link } from "./client/link";
import type { ClientReferences } from "./client/references";
import type { RequestStore } from "./request-store";

const CLIENT =
  'It is for Client Components, whose file begins with "use client". Or use a Server Action in a form.';

/** What of React a Server Component may import. */
const OF_REACT = [
  "Children",
  "Fragment",
  "StrictMode",
  "Suspense",
  "cloneElement",
  "createElement",
  "isValidElement",
  "memo",
  "version",
] as const;

/**
 * What an app's files may import of Next.js, of React on the server, and of `next-auth`, which is the
 * published package.
 *
 * @param observe sees each config that is handed to `NextAuth()`
 * @param installed the modules of `@auth/core`, by specifier
 */
export function nextModules(
  scope: RequestScope<RequestStore>,
  observe: (config: unknown) => void,
  installed: ReadonlyMap<string, Exports>,
): Record<string, Exports> {
  const store = (caller: string) => scope.current ?? throwForMissingRequestStore(caller);
  const own = {
    "next/headers": only("next/headers", {
      cookies: () => Promise.resolve(store("cookies").cookies),
      headers: () => Promise.resolve(store("headers").headers),
    }),
    "next/navigation": only("next/navigation", { notFound, permanentRedirect, redirect }),
    "next/server": only("next/server", { NextRequest, NextResponse }),
  };
  const nextAuth = loadNextAuth((name) => {
    const module = (own as Record<string, Exports>)[name] ?? installed.get(name);
    if (module) return module;
    throw new Error(`next-auth imports ${name}, which is not here.`);
  });
  const NextAuth = nextAuth.default as (config: unknown) => unknown;
  return {
    ...own,
    // Types only: nothing is left of it at run time.
    next: asModule({}),
    "next/link": asModule({ default: Link }),
    "next-auth": asModule({
      ...nextAuth,
      default(config: unknown) {
        observe(config);
        return NextAuth(config);
      },
    }),
    ...passedOn(installed),
    "next-auth/react": only("next-auth/react", {}, CLIENT),
    react: only("react", Object.fromEntries(OF_REACT.map((name) => [name, React[name]])), CLIENT),
    "react/jsx-runtime": asModule({ ...jsxRuntime }),
  };
}

/** What Client Components may import, and what of it Server Components may put into pages. */
export function clientModules(
  part: ClientPart,
  server: Record<string, Exports>,
  installed: ReadonlyMap<string, Exports>,
  references: ClientReferences,
): { forPages: Record<string, Exports>; forServer: Record<string, Exports> } {
  const react = asModule({ ...React });
  const nextAuthReact = part.load((name) => {
    const module = name === "react" ? react : (server[name] ?? installed.get(name));
    if (module) return module;
    throw new Error(`next-auth/react imports ${name}, which is not here.`);
  });
  const { SessionProvider } = nextAuthReact;
  references.add("next-auth/react", { SessionProvider });
  const stay = () => undefined;
  return {
    forPages: {
      "next-auth/react": asModule(nextAuthReact),
      // On the server, nothing is pressed.
      "next/navigation": only("next/navigation", {
        useRouter: () => ({ push: stay, replace: stay, refresh: stay }),
      }),
      react,
    },
    forServer: { "next-auth/react": only("next-auth/react", { SessionProvider }, CLIENT) },
  };
}

/** Marked as a module of ECMAScript: compilers take others for CommonJS. */
function asModule(exports: Exports): Exports {
  return { __esModule: true, ...exports };
}

/** What next-auth passes on of core: `next-auth/providers/github` and its like are core's modules. */
function passedOn(installed: ReadonlyMap<string, Exports>): Record<string, Exports> {
  return Object.fromEntries(
    [...installed].flatMap(([name, exports]) => {
      const [, path] = /^@auth\/core\/(providers\/.+|jwt|adapters)$/.exec(name) ?? [];
      return path === undefined ? [] : [[`next-auth/${path}`, exports]];
    }),
  );
}

/** A module that says so when something is asked for which it does not have here. */
function only(specifier: string, exports: Exports, why?: string): Exports {
  return new Proxy(exports, {
    get(target, name) {
      if (
        typeof name === "symbol" ||
        name in target ||
        ["__esModule", "default", "then"].includes(name)
      ) {
        return name === "__esModule" ? true : Reflect.get(target, name);
      }
      const names = Object.keys(target).join(", ");
      throw new Error(
        `The lab's Next.js has no \`${name}\` of ${specifier}. ${why ?? `It has ${names}.`}`,
      );
    },
  });
}
