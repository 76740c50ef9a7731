/**
 * Runs first in every page that the simulated browser shows. The page is a real document in a real
 * frame; this gives its links, forms and `fetch` to the simulated browser instead of the real one.
 */
import { removeLinks } from "../links";
import { lockDown } from "../lock-down";
import type { PageToRealm, RealmToPage } from "../messages";
import { keepReadersOwn } from "../readers-own";
import { installBroadcastChannel } from "./broadcast-channel";
import { installCredentials } from "./credentials";
import { installLocation, PageLocation } from "./location";

const parent = window.parent;
const pending = new Map<number, (answer: RealmToPage) => void>();
let requests = 0;

function tellRealm(message: PageToRealm): void {
  parent.postMessage(message, "*");
}

/** Asks the realm for something and waits for its answer. */
function ask(message: (id: number) => PageToRealm): Promise<RealmToPage> {
  const id = ++requests;
  return new Promise<RealmToPage>((resolve) => {
    pending.set(id, resolve);
    tellRealm(message(id));
  });
}

lockDown(window);
removeLinks(window);
installCredentials(window, (message) => ask((id) => ({ ...message, id })));
installBroadcastChannel(window);
installLocation(
  window,
  new PageLocation(
    decodeURIComponent(document.currentScript?.dataset.url ?? encodeURIComponent(document.baseURI)),
    (href) => tellRealm({ type: "page/follow", href }),
  ),
);

window.addEventListener("load", () => tellRealm({ type: "page/loaded" }));
keepReadersOwn(window);

// On the window, after all that a page's script has on its document: a script may prevent it.
window.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const place = /^#(.+)/.exec(link.getAttribute("href") ?? "")?.[1];
  if (place !== undefined) document.getElementById(place)?.scrollIntoView();
  const href = new URL(link.getAttribute("href") ?? "", document.baseURI);
  if (/^https?:$/.test(href.protocol)) tellRealm({ type: "page/follow", href: href.href });
});

window.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
  event.preventDefault();
  submit(event.target, event.submitter);
});

// form.submit() fires no submit event.
HTMLFormElement.prototype.submit = function (this: HTMLFormElement) {
  submit(this, null);
};

function submit(form: HTMLFormElement, submitter: HTMLElement | null): void {
  // getAttribute, because a control named "action" or "method" hides the form's own property.
  const read = (name: string) =>
    submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? "";
  const data = [...new FormData(form, submitter)];
  tellRealm({
    type: "page/submit",
    action: new URL(read("action"), document.baseURI).href,
    method: read("method").toUpperCase() || "GET",
    enctype: read("enctype"),
    entries: data.map(([name, value]) => [name, typeof value === "string" ? value : value.name]),
    files: data.flatMap(([name, value]) => (typeof value === "string" ? [] : [name])),
  });
}

/** Presses a button for somebody who does not sit before it: the tour. */
function press({ id, name }: Extract<RealmToPage, { type: "page/press" }>): void {
  const buttons = document.querySelectorAll<HTMLElement>("button, input[type=button]");
  const nameOf = (button: HTMLElement) =>
    button.getAttribute("aria-label") ||
    (button instanceof HTMLInputElement ? button.value : button.textContent);
  const button = [...buttons].find(
    (one) => (nameOf(one) ?? "").replace(/\s+/g, " ").trim() === name,
  );
  button?.click();
  const isThere = name === undefined || button !== undefined;
  // A body is read before it is sent, and an answer before there is a next request.
  setTimeout(() => setTimeout(() => tellRealm({ type: "page/pressed", id, isThere })));
}

window.addEventListener("message", ({ source, data }: MessageEvent<RealmToPage>) => {
  if (source !== parent) return;
  if (data.type === "page/press") return press(data);
  pending.get(data.id)?.(data);
  pending.delete(data.id);
});

window.fetch = async (input, init) => {
  const relative = typeof input === "string" || input instanceof URL;
  const request = new Request(relative ? new URL(input, document.baseURI) : input, init);
  const body = request.method === "GET" ? "" : await request.text();
  const answer = await ask((id) => ({
    type: "page/fetch",
    id,
    url: request.url,
    method: request.method,
    headers: [...request.headers],
    credentials: request.credentials,
    mode: request.mode,
    redirect: request.redirect,
    ...(body === "" ? {} : { body }),
  }));
  if (answer.type === "page/network-error") throw new TypeError(answer.message);
  if (answer.type !== "page/response") throw new TypeError("The answer is to something else.");
  const { told, headers } = answer;
  const isReadable = told.status >= 200;
  const response = new Response(
    answer.body || null,
    isReadable ? { status: told.status, headers } : {},
  );
  // No constructor takes these; of an opaque response, not even the status.
  for (const [name, value] of Object.entries(told)) {
    Object.defineProperty(response, name, { value });
  }
  return response;
};
