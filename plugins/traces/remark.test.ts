import path from "node:path";
import type { Root } from "mdast";
import { unified } from "unified";
import { VFile } from "vfile";

import { expect, test } from "vitest";

import type { CallTableData } from "../../src/components/CallTable/calls";
import { remarkTraces } from "./remark";

const ROOT = path.resolve(".");

async function transform(attributes: Record<string, string>): Promise<CallTableData> {
  const element = {
    type: "mdxJsxFlowElement",
    name: "CallTable",
    attributes: Object.entries(attributes).map(([name, value]) => ({
      type: "mdxJsxAttribute",
      name,
      value,
    })),
    children: [],
    position: { start: { line: 9, column: 1 }, end: { line: 9, column: 9 } },
  };
  const tree = { type: "root", children: [element] } as unknown as Root;
  const file = new VFile({ path: path.join(ROOT, "docs", "page.mdx") });
  await unified().use(remarkTraces, { root: ROOT }).run(tree, file);
  expect(element.attributes).toHaveLength(1);
  return JSON.parse(element.attributes[0]?.value ?? "") as CallTableData;
}

test("a table of calls has a column for each way, and what was called in each step", async () => {
  const { columns, steps } = await transform({ example: "request-lifecycle", knob: "strategy" });
  expect(columns).toEqual(["JWT", "in the database"]);
  const reads = steps.find(({ caption }) => caption === "A page reads the session");
  const names = reads?.calls.map((calls) => calls.map(({ type, name }) => `${type} ${name}`));
  expect(names).toEqual([
    ["callback jwt", "callback session", "event session"],
    ["adapter getSessionAndUser", "callback session", "event session"],
  ]);
  const [jwt] = reads?.calls[0] ?? [];
  expect(jwt?.args).toContain('"name": "Alice Example"');
  for (const call of steps.flatMap(({ calls }) => calls.flat())) {
    for (const line of `${call.args}\n${call.result}`.split("\n")) {
      expect(line.length, line).toBeLessThan(120);
    }
  }
});

test.each([
  [{ example: "nowhere", knob: "x" }, 'there is no example "nowhere"'],
  [{ example: "request-lifecycle", knob: "x" }, 'has no knob "x" with choices; it has strategy'],
  [{ example: "sliding-session", knob: "day" }, 'has no knob "day" with choices'],
  [{ example: "request-lifecycle" }, 'it needs knob="…"'],
])("what cannot be computed ends the build with page and line: %j", async (attributes, message) => {
  await expect(transform(attributes as Record<string, string>)).rejects.toThrow(
    new RegExp(`^docs/page\\.mdx:9: <CallTable>: .*${message}`),
  );
});
