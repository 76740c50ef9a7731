/**
 * Runs in the pages of an app with Client Components: makes the elements of the tree that the server
 * sent, and hands them to React, which finds their HTML there.
 */
import * as nextAuthReact from "next-auth/react";
import * as React from "react";
import { hydrateRoot } from "react-dom/client";
import * as jsxRuntime from "react/jsx-runtime";

import { encodeArguments } from "./action-arguments";
import { Link } from "./link";
import { type ClientReference, decode, type Encoded } from "./tree";
import type { ActionAnswer, ClientScript } from "./script";

type Exports = Record<string, unknown>;

declare global {
  interface Window {
    /** Called by the app's own script. */
    startNext?: (script: ClientScript) => void;
  }
}

window.startNext = ({ modules, environment }) => {
  const loaded = new Map<string, { exports: Exports }>(
    Object.entries({
      "next-auth/react": nextAuthReact,
      "next/link": { default: Link },
      "next/navigation": { useRouter: () => router },
      react: React,
      "react/jsx-runtime": jsxRuntime,
    }).map(([name, exports]) => [name, { exports: { __esModule: true, ...exports } }]),
  );
  const load = (name: string): Exports => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const [imports, run] = modules[name] ?? [{}, () => undefined];
    const require = (specifier: string) => load(imports[specifier] ?? specifier);
    run(require, module, module.exports, { env: environment }, action);
    return module.exports;
  };

  const action =
    (id: string) =>
    async (...args: unknown[]) => {
      const response = await fetch(here(), {
        method: "POST",
        headers: { accept: "text/x-component", "next-action": id },
        body: encodeArguments(args),
      });
      if (!response.ok) {
        throw new Error("An error occurred in the Server Components render.");
      }
      const answer = await readAnswer(response);
      const [target] = response.headers.get("x-action-redirect")?.split(";") ?? [];
      if (target !== undefined && new URL(target, window.location.href).href !== pageUrl()) {
        window.location.href = target;
      } else if (answer.tree !== undefined) {
        root.render(elements(answer.tree));
      } else if (target !== undefined) window.location.reload();
      return answer.value === undefined ? undefined : elements(answer.value);
    };
  const named = {
    component: ({ module, name }: ClientReference) => load(module)[name],
    action,
  };
  const elements = (tree: Encoded) => decode(tree, named);

  const router = {
    push: (href: string) => void (window.location.href = href),
    replace: (href: string) => window.location.replace(href),
    refresh() {
      void fetch(here(), { headers: { rsc: "1" } })
        .then(readAnswer)
        .then(({ tree }) => tree !== undefined && root.render(elements(tree)));
    },
  };

  const tree = document.getElementById("__NEXT_TREE__")?.textContent ?? "null";
  const root = hydrateRoot(document, elements(JSON.parse(tree) as Encoded));
};

function here(): string {
  return window.location.pathname + window.location.search;
}

function pageUrl(): string {
  return new URL(here(), window.location.href).href;
}

async function readAnswer(response: Response): Promise<ActionAnswer> {
  const text = await response.text();
  return (text === "" ? {} : JSON.parse(text)) as ActionAnswer;
}
