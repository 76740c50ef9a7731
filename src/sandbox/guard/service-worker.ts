/**
 * The service worker of the folder `sandbox/`: it gives documents there the response headers that
 * static/_headers asks for, on hosts that do not read that file. It keeps no response, and answers
 * nothing by itself: without a network, a document loads or fails as it would without this.
 */
import { guardedHeaders, type HeadersByName } from "./headers";

/** Set by the build: the headers that static/_headers asks for. */
declare const SANDBOX_HEADERS: HeadersByName;
declare const PROBE_HEADERS: HeadersByName;

/** What of a service worker's global scope this one uses; the DOM's types do not have it. */
interface WorkerScope {
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "install",
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: "fetch",
    listener: (event: { request: Request; respondWith(response: Promise<Response>): void }) => void,
  ): void;
}

const worker = self as unknown as WorkerScope;
const { scope } = worker.registration;

// A worker of an earlier build adds that build's headers; the next document is to have these.
worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  // Scripts have no policy of their own. What is not answered here goes its usual way.
  if (request.mode !== "navigate") return;
  // The probe lies outside, so that it also shows what the host does without this worker.
  const isProbe = new URL(request.url).pathname === new URL("probe/", scope).pathname;
  event.respondWith(
    isProbe
      ? answer(new URL("../sandbox-probe/", scope).href, PROBE_HEADERS)
      : answer(request, SANDBOX_HEADERS),
  );
});

async function answer(request: RequestInfo, given: HeadersByName): Promise<Response> {
  const response = await fetch(request);
  // A redirect is the browser's to follow, and cannot be looked into.
  if (response.type === "opaqueredirect") return response;
  const { body, status, statusText } = response;
  return new Response(body, {
    status,
    statusText,
    headers: guardedHeaders(response.headers, given),
  });
}
