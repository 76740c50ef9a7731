import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const eslint = new ESLint();

/** What the layer rule says about one line of code, as if it stood in `file`. */
async function judge(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
  return (result?.messages ?? [])
    .filter((message) => message.ruleId === "project/layers")
    .map((message) => message.message);
}

describe("the layer rule refuses", () => {
  it.each([
    ["src/world/network.ts", `import React from "react"; React;`, "react"],
    ["src/world/network.ts", `import { createRoot } from "react-dom/client"; createRoot;`, "react"],
    ["src/world/network.ts", `import { readFile } from "node:fs"; readFile;`, "node:fs"],
    ["src/world/network.ts", `import { readFile } from "fs/promises"; readFile;`, "fs/promises"],
    ["src/world/network.ts", `import Link from "@docusaurus/Link"; Link;`, "@docusaurus/Link"],
    ["src/world/network.ts", `import { step } from "../scenario"; step;`, "src/scenario"],
    ["src/world/html/page.ts", `import x from "../../scenario/steps.ts"; x;`, "src/scenario/steps"],
    ["src/world/network.ts", `import x from "#scenario"; x;`, "src/scenario/index"],
    ["src/world/network.ts", `import x from "../../plugins/versions"; x;`, "plugins/versions"],
    [
      "src/scenario/run.ts",
      `import { relay } from "../sandbox/relay"; relay;`,
      "src/sandbox/relay",
    ],
    ["src/sandbox/relay.ts", `import { Lab } from "../lab"; Lab;`, "src/lab"],
    ["src/sandbox/relay.ts", `import React from "react"; React;`, "react"],
    ["src/lab/Lab.tsx", `import { World } from "../world/world"; World;`, "src/world/world"],
    ["src/lab/Lab.tsx", `import { Trace } from "../world/trace/trace"; Trace;`, "trace"],
    ["src/lab/Lab.tsx", `import { run } from "../scenario/run"; run;`, "src/scenario/run"],
    ["src/lab/Lab.tsx", `import { relay } from "../sandbox/relay"; relay;`, "src/sandbox"],
    ["src/lab/Lab.tsx", `import Logo from "@site/src/components/Logo"; Logo;`, "components"],
    ["examples/magic-link/app.ts", `import x from "../../src/sandbox/realm"; x;`, "src/sandbox"],
    ["examples/magic-link/app.ts", `import x from "../../src/world/world"; x;`, "src/world/world"],
    [
      "examples/magic-link/app.ts",
      `import x from "../../src/scenario/run"; x;`,
      "src/scenario/run",
    ],
    ["examples/magic-link/app.ts", `import x from "../first-sign-in/auth"; x;`, "first-sign-in"],
    ["examples/magic-link/app.ts", `import { parse } from "tough-cookie"; parse;`, "tough-cookie"],
    [
      "src/components/Hero.tsx",
      `import { Sandpack } from "@codesandbox/sandpack-react"; Sandpack;`,
      "@codesandbox",
    ],
    [
      "src/components/Hero.tsx",
      `import { Editor } from "../lab/editor/Editor"; Editor;`,
      "src/lab/editor",
    ],
    [
      "src/theme/Footer/index.tsx",
      `import { World } from "@site/src/world/world"; World;`,
      "src/world/world",
    ],
    ["src/pages/index.tsx", `import { run } from "../scenario/run"; run;`, "src/scenario/run"],
    [
      "plugins/sandbox/index.ts",
      `import { x } from "@codesandbox/sandpack-client"; x;`,
      "@codesandbox",
    ],
    ["plugins/proofs/resolve.ts", `import x from "../../tests/support/lab"; x;`, "tests/support"],
    ["facts/facts.ts", `import { world } from "../src/world/world"; world;`, "src/world/world"],
    ["facts/facts.ts", `import { test } from "vitest"; test;`, "vitest"],
  ])("%s: %s", async (file, code, target) => {
    expect(await judge(file, code)).toEqual([
      expect.stringMatching(new RegExp(`must not .*${target}.*\\(the layer rule in CONTRIBUTING`)),
    ]);
  });

  it.each([
    [`import type { Lab } from "../lab/Lab"; export type L = Lab;`],
    [`export { Lab } from "../lab/Lab";`],
    [`export * from "../lab/Lab";`],
    [`export const lab = () => import("../lab/Lab");`],
    [`export type Lab = typeof import("../lab/Lab");`],
    [`export const lab = require("../lab/Lab");`],
    [`import lab = require("../lab/Lab"); lab;`],
  ])("every form of import: %s", async (code) => {
    expect(await judge("src/world/network.ts", code)).toHaveLength(1);
  });
});

describe("the layer rule allows", () => {
  it.each([
    ["src/world/browser/tab.ts", `import { Trace } from "../trace/trace"; Trace;`],
    ["src/world/browser/jar.ts", `import { CookieJar } from "tough-cookie"; CookieJar;`],
    ["src/scenario/run.ts", `import { World } from "../world/world"; World;`],
    ["src/sandbox/realm/world.ts", `import { World } from "../../world"; World;`],
    ["src/sandbox/realm/run.ts", `import { world } from "./world"; world;`],
    ["src/lab/Lab.tsx", `import type { Step } from "../scenario/types"; export type S = Step;`],
    ["src/lab/Lab.tsx", `import { parse } from "../sandbox/messages.ts"; parse;`],
    ["src/lab/Lab.tsx", `export const har = () => import("../world/trace/har");`],
    ["src/lab/Lab.tsx", `import { Tabs } from "./components/Tabs"; Tabs;`],
    ["src/lab/Lab.tsx", `import { Sandpack } from "@codesandbox/sandpack-react"; Sandpack;`],
    ["examples/magic-link/auth.ts", `import GitHub from "@auth/core/providers/github"; GitHub;`],
    [
      "examples/magic-link/scenario.ts",
      `import { defineScenario } from "#scenario"; defineScenario;`,
    ],
    ["examples/magic-link/db.ts", `import { Database } from "#sqlite"; Database;`],
    ["examples/magic-link/db.ts", `import { drizzle } from "drizzle-orm/sql-js"; drizzle;`],
    ["examples/magic-link/app.ts", `import { config } from "./auth"; config;`],
    [
      "examples/magic-link/scenario.test.ts",
      `import { World } from "../../src/world/world"; World;`,
    ],
    ["src/components/Hero.tsx", `import { Lab } from "@site/src/lab"; Lab;`],
    ["src/pages/index.tsx", `import Hero from "../components/Hero"; Hero;`],
    ["src/theme/Footer/index.tsx", `import styles from "./styles.module.css"; styles;`],
    ["src/theme/Footer/index.tsx", `import Footer from "@theme-original/Footer"; Footer;`],
    ["src/world/network.test.ts", `import { readFile } from "node:fs"; readFile;`],
    ["plugins/sandbox/index.ts", `import { readFile } from "node:fs"; readFile;`],
    ["plugins/proofs/resolve.ts", `import { facts } from "../../facts/facts"; facts;`],
    ["facts/flow.test.ts", `import { World } from "../src/world/world"; World;`],
  ])("%s: %s", async (file, code) => {
    expect(await judge(file, code)).toEqual([]);
  });
});
