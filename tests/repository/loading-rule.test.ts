import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const eslint = new ESLint();

/** How often the rule about loading speaks of a line of code, as if it stood in `file`. */
async function judge(file: string, code: string): Promise<number> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === "no-restricted-syntax").length;
}

describe("what loads a part of the site past src/loading is refused", () => {
  it.each([
    ["src/lab/Lab.tsx", `export const load = () => import("./RunningLab");`],
    ["src/lab/compare/Compare.tsx", `await import("./RunningCompare");`],
    [
      "src/components/playground/use-lab-data.ts",
      "await import(`@generated/examples/${name}.json`);",
    ],
    ["src/components/search/SearchBox.tsx", `import("./SearchList").then(show);`],
    ["src/config-code/switches.ts", `await import("@generated/examples/default/x.json");`],
    ["src/pages/index.tsx", `part(load); await import("./Hero");`],
    ["src/lab/editor/language/language.ts", `export const thread = new Worker("/worker.js");`],
    ["src/lab/editor/language/language.ts", `watchWorker(make(new Worker("/worker.js")), []);`],
    ["src/lab/editor/language/worker.ts", `await fetch("/types.json");`],
    ["src/components/Hero.tsx", `export const Hero = lazy(load);`],
    ["src/components/Hero.tsx", `export const Hero = React.lazy(load);`],
  ])("%s: %s", async (file, code) => {
    expect(await judge(file, code)).toBe(1);
  });
});

describe("what goes through it is allowed", () => {
  it.each([
    ["src/lab/Lab.tsx", `const load = part(() => import("./RunningLab")); load();`],
    ["src/lab/Lab.tsx", `const load = part(async (name) => { await import(name); }); load("x");`],
    ["src/lab/Lab.tsx", `type Module = typeof import("./RunningLab"); export type { Module };`],
    ["src/lab/editor/language/language.ts", `watchWorker(new Worker("/worker.js"), []);`],
    ["src/loading/part.ts", `await fetch("/types.json");`],
    ["src/lab/lab.test.ts", `await import("./RunningLab");`],
  ])("%s: %s", async (file, code) => {
    expect(await judge(file, code)).toBe(0);
  });
});
