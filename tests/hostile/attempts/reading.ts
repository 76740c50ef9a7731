import { attempt, type AttemptGroup } from "./attempt";

const OTHER_ORIGIN = /^SecurityError/;

/** What hostile code would like to read of the site and of the reader's browser. */
export const reading: readonly AttemptGroup[] = [
  {
    tries: "Read the site’s page, or that of another realm",
    by: ["opaque origin", "sandbox"],
    attempts: {
      "parent.document": attempt("return parent.document.title;", OTHER_ORIGIN),
      "top.document": attempt("return top.document.title;", OTHER_ORIGIN),
      "top.location": attempt("return top.location.href;", OTHER_ORIGIN),
      "top.React": attempt("return top.docusaurus;", OTHER_ORIGIN),
      siblings: attempt(
        `const all = [...Array(parent.length).keys()].map((index) => parent[index]);
        return all.filter((frame) => frame !== window)
          .map((frame) => { try { return frame.document.title; } catch (error) { return error.name; } })
          .join() || "SecurityError";`,
        /^(SecurityError,?)+$/,
      ),
      frameElement: attempt("return window.frameElement;", /^null$/),
      opener: attempt("return window.opener;", /^null$/),
      "document.domain": attempt(`document.domain = "127.0.0.1";`, OTHER_ORIGIN),
    },
  },
  {
    tries: "Read or write cookies and storage of the site",
    by: ["opaque origin"],
    attempts: {
      "document.cookie": attempt("return document.cookie;", OTHER_ORIGIN),
      "document.cookie =": attempt(`document.cookie = "a=b";`, OTHER_ORIGIN),
      cookieStore: attempt("return (await cookieStore.getAll()).length;", OTHER_ORIGIN),
      localStorage: attempt("return localStorage.length;", OTHER_ORIGIN),
      sessionStorage: attempt("return sessionStorage.length;", OTHER_ORIGIN),
      indexedDB: attempt(`return indexedDB.open("a");`, OTHER_ORIGIN),
      caches: attempt("return (await caches.keys()).length;", OTHER_ORIGIN),
      "file system": attempt("return navigator.storage.getDirectory();", OTHER_ORIGIN),
      "storage access": attempt("return document.requestStorageAccess();", /^NotAllowedError/),
      locks: attempt("return (await navigator.locks.query()).held.length;", OTHER_ORIGIN),
      "broadcast channel": attempt(
        `const channel = new BroadcastChannel("lab");
        channel.postMessage("from inside");
        return new Promise((resolve) => { channel.onmessage = () => resolve("answered"); });`,
        /^nothing happened$/,
      ),
    },
  },
  {
    tries: "Read, register or message service workers",
    by: ["opaque origin"],
    attempts: {
      "register a service worker": attempt(
        "return navigator.serviceWorker.register(own('worker.js'));",
        OTHER_ORIGIN,
      ),
      "list service workers": attempt(
        "return (await navigator.serviceWorker.getRegistrations()).length;",
        OTHER_ORIGIN,
      ),
    },
  },
];
