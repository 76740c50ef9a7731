import { readFileSync } from "node:fs";
import path from "node:path";

import * as errors from "@auth/core/errors";
import { toString } from "mdast-util-to-string";
import { describe, expect, test } from "vitest";

import { redirects } from "../../redirects";
import { errorTypes, warningCodes } from "./package-facts";
import { DESTINATIONS, ENTRIES_OF_OTHER_PACKAGES, printedAddresses, printedTable } from "./printed";

const printed = printedAddresses(path.resolve("node_modules"));
const page = readFileSync("docs/reference/errors.mdx", "utf8");
const anchors = new Set([...page.matchAll(/\{\/\* #(\S+) \*\/\}/g)].map(([, anchor]) => anchor));

/** What the code of an installed module throws or prints when it is loaded. */
async function messageOf(module: string): Promise<string> {
  return import(/* @vite-ignore */ module).then(
    () => "",
    (error: unknown) => String(error),
  );
}

describe("addresses of documentation in the packages' code", () => {
  test("are these, each with a place, and no place is without an address", () => {
    expect(printed).toEqual([
      {
        address: "https://authjs.dev/getting-started/migrating-to-v5",
        packages: ["next-auth"],
      },
      {
        address: "https://authjs.dev/reference/warnings#adapter_typeorm_updating_entities",
        packages: ["@auth/typeorm-adapter"],
      },
      { address: "https://errors.authjs.dev#", packages: ["@auth/core", "@auth/qwik"] },
      { address: "https://warnings.authjs.dev", packages: ["@auth/core"] },
    ]);
    expect(Object.keys(DESTINATIONS).sort()).toEqual(printed.map(({ address }) => address));
  });

  test("lead to the page of errors, under the path that is printed", () => {
    for (const { path: from, to, anchor } of Object.values(DESTINATIONS)) {
      expect([to, `${to}#${anchor}`], from).toContain(
        redirects.find((one) => one.from === from)?.to,
      );
      expect(to).toBe("/reference/errors");
    }
  });

  test("have their anchors there, as the library makes them", () => {
    for (const one of Object.values<unknown>(errors)) {
      if (typeof one !== "function" || !(one.prototype instanceof Error)) continue;
      const { message } = new (one as new (text: string) => Error)("text");
      const anchor = /https:\/\/errors\.authjs\.dev#(\S+)/.exec(message)?.[1];
      expect(anchors, message).toContain(anchor);
    }
    expect(errorTypes().length).toBeGreaterThan(30);
    for (const code of [...warningCodes(), ...ENTRIES_OF_OTHER_PACKAGES]) {
      expect(anchors).toContain(code);
    }
  });

  test("are really printed by the modules of version 4", async () => {
    for (const module of ["next-auth/middleware", "next-auth/next"]) {
      expect(await messageOf(module)).toContain(
        "https://authjs.dev/getting-started/migrating-to-v5",
      );
    }
  });
});

describe("the table of them", () => {
  test("names address, packages and place", () => {
    const rows = printedTable(printed).children.map(({ children }) =>
      children.map((cell) => toString(cell)),
    );
    expect(rows).toContainEqual([
      "https://errors.authjs.dev#",
      "@auth/core, @auth/qwik",
      "/reference/errors#…, the type in lower case",
    ]);
    expect(rows).toHaveLength(printed.length + 1);
  });

  test("ends the build where an address has no place", () => {
    const unknown = { address: "https://authjs.dev/new#page", packages: ["@auth/new"] };
    expect(() => printedTable([unknown])).toThrow("@auth/new prints https://authjs.dev/new#page");
  });
});
