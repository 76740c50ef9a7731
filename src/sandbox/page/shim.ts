/**
 * Runs first in every page that the simulated browser shows. The page is a real document in a real
 * frame; this gives its links, forms and `fetch` to the simulated browser instead of the real one.
 */
import type { PageToRealm, RealmToPage } from "../messages";
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

installCredentials(window, (message) => ask((id) => ({ ...message, id })));
installLocation(
  window,
  new PageLocation(document.currentScript?.dataset.url ?? document.baseURI, (href) =>
    tellRealm({ type: "page/follow", href }),
  ),
);

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const href = new URL(link.getAttribute("href") ?? "", document.baseURI);
  if (/^https?:$/.test(href.protocol)) tellRealm({ type: "page/follow", href: href.href });
});

document.addEventListener("submit", (event) => {
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
  const entries = [...new FormData(form, submitter)].map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : value.name,
  ]);
  tellRealm({
    type: "page/submit",
    action: new URL(read("action"), document.baseURI).href,
    method: read("method").toUpperCase() || "GET",
    entries,
  });
}

window.addEventListener("message", ({ source, data }: MessageEvent<RealmToPage>) => {
  if (source !== parent) return;
  pending.get(data.id)?.(data);
  pending.delete(data.id);
});

window.fetch = async (input, init) => {
  const relative = typeof input === "string" || input instanceof URL;
  const request = new Request(relative ? new URL(input, document.baseURI) : input, init);
  const body = request.method === "GET" ? undefined : await request.text();
  const answer = await ask((id) => ({
    type: "page/fetch",
    id,
    url: request.url,
    method: request.method,
    headers: [...request.headers],
    credentials: request.credentials,
    ...(body === undefined ? {} : { body }),
  }));
  if (answer.type === "page/network-error") throw new TypeError(answer.message);
  if (answer.type !== "page/response") throw new TypeError("The answer is to something else.");
  const { status, headers } = answer;
  return new Response(answer.body || null, { status, headers });
};
