import { request as httpRequest, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { AuthConfig } from "@auth/core";
import express from "express";
import { vi } from "vitest";

import { loadNextAuth } from "./next-auth";
import { APP } from "./site";

/** A request to an app; by default a GET without cookies. */
export interface PackageRequest {
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  /** Fields of a form. */
  form?: Record<string, string>;
}

/** An app that uses one of the framework packages, whose modules were loaded afresh. */
export interface FrameworkApp {
  /** What the package says to a request. */
  ask: (path: string, request?: PackageRequest) => Promise<Response>;
}

/** Makes an app of a config, which the package may change. */
type CreateApp = (config: AuthConfig) => Promise<FrameworkApp>;

/** Starts an app with each framework package. All but Express, which has a server, answer at `APP`. */
export const frameworkPackages = {
  "next-auth": async (config) => {
    const { NextAuth, NextRequest } = await loadNextAuth();
    const { handlers } = NextAuth(config as never) as unknown as {
      handlers: Record<"GET" | "POST", (request: Request) => Promise<Response>>;
    };
    return {
      ask: (path, request = {}) =>
        handlers[request.method ?? "GET"](
          new NextRequest(new Request(APP + path, initOf(request))),
        ),
    };
  },

  "@auth/express": async (config) => {
    vi.resetModules();
    const { ExpressAuth } = await import("@auth/express");
    const app = express().use("/auth", ExpressAuth(config as never));
    return { ask: (path, request) => askOnce(app, path, request) };
  },

  "@auth/sveltekit": async (config) => {
    vi.resetModules();
    const { SvelteKitAuth } = await import("@auth/sveltekit");
    const { handle } = SvelteKitAuth(config as never) as unknown as {
      handle: (input: object) => Promise<Response>;
    };
    return {
      ask(path, init) {
        const request = new Request(APP + path, initOf(init));
        const event = { request, url: new URL(request.url), locals: {} };
        return handle({ event, resolve: () => new Response(null, { status: 404 }) });
      },
    };
  },

  "@auth/qwik": async (config) => {
    vi.resetModules();
    const { QwikAuth$ } = await import("@auth/qwik");
    const create = QwikAuth$ as unknown as (config: () => AuthConfig) => {
      onRequest: (event: object) => Promise<void>;
    };
    const { onRequest } = create(() => config);
    return {
      async ask(path, init) {
        const request = new Request(APP + path, initOf(init));
        const cookies: string[] = [];
        const event = {
          request,
          url: new URL(request.url),
          headers: new Headers(),
          env: { get: (name: string) => process.env[name] },
          cookie: { set: (name: string, value: string) => void cookies.push(`${name}=${value}`) },
          send: (answer: Response) => answer,
        };
        // Qwik City throws what is to be sent, and adds the event's cookies to it.
        const answer = (await onRequest(event).catch((thrown: unknown) => thrown)) as Response;
        for (const cookie of cookies) answer.headers.append("set-cookie", cookie);
        return answer;
      },
    };
  },

  "@auth/solid-start": async (config) => {
    const { SolidAuth } = await import("@auth/solid-start");
    const handlers = SolidAuth(config as never) as unknown as Record<
      "GET" | "POST",
      (event: object) => Promise<Response>
    >;
    return {
      ask: (path, request = {}) =>
        handlers[request.method ?? "GET"]({ request: new Request(APP + path, initOf(request)) }),
    };
  },
} satisfies Record<string, CreateApp>;

/** Name of a framework package. */
export type FrameworkPackage = keyof typeof frameworkPackages;

function initOf({ method, headers, form }: PackageRequest = {}): RequestInit {
  return { method, headers, ...(form && { body: new URLSearchParams(form) }) };
}

/** Serves an Express app for one request. */
async function askOnce(
  app: express.Express,
  path: string,
  { method, headers, form }: PackageRequest = {},
): Promise<Response> {
  const server = await new Promise<Server>((resolve) => {
    const started: Server = app.listen(0, "127.0.0.1", () => resolve(started));
  });
  const { port } = server.address() as AddressInfo;
  const type = form && { "content-type": "application/x-www-form-urlencoded" };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path, method, headers: { ...type, ...headers } };
    httpRequest({ ...options, agent: false }, resolve)
      .on("error", reject)
      .end(form && new URLSearchParams(form).toString());
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  server.close();
  const received = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return new Response(Buffer.concat(chunks), { status: answer.statusCode, headers: received });
}
