import path from "node:path";
import type { Root } from "mdast";
import { unified } from "unified";
import { VFile } from "vfile";

import { expect, test } from "vitest";

import type { CallTableData } from "../../src/components/CallTable/calls";
import type { RecordedSteps } from "../../src/lab/inspector/diagram/SequenceDiagram";
import { remarkTraces } from "./remark";

const ROOT = path.resolve(".");

type Attributes = Record<string, string>;

/** What is computed for an element of that name, and what its page imports. */
async function transform<T>(
  name: string,
  attributes: Attributes,
): Promise<{ data: T; imports: string[] }> {
  const element = {
    type: "mdxJsxFlowElement",
    name,
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
  const others = tree.children as { type: string; value?: string }[];
  const imports = others.filter(({ type }) => type === "mdxjsEsm").map(({ value = "" }) => value);
  return { data: JSON.parse(element.attributes[0]?.value ?? "") as T, imports };
}

test("a table of calls has a column for each way, and what was called in each step", async () => {
  const attributes = { example: "request-lifecycle", knob: "strategy" };
  const { data, imports } = await transform<CallTableData>("CallTable", attributes);
  const { columns, steps } = data;
  expect(imports).toEqual([]);
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

test("a sequence diagram has what its steps sent, and imports what draws it", async () => {
  const attributes = { example: "code-flow", steps: "2-3", caption: "Alice signs in." };
  const { data, imports } = await transform<RecordedSteps>("SequenceDiagram", attributes);
  expect(imports).toEqual(['import { SequenceDiagram } from "@site/src/lab"']);
  const { diagram, turned, ...told } = data;
  expect(turned).toBeUndefined();
  expect(told).toMatchObject({ caption: "Alice signs in.", steps: "2 to 3" });
  expect(diagram.participants.map(({ name }) => name)).toEqual([
    expect.stringContaining("Alice"),
    "Your app",
    "Acme ID",
  ]);
  const bands = diagram.items.filter(({ kind }) => kind === "band").map(({ text }) => text);
  expect(bands).toEqual([
    expect.stringMatching(/^2\. She presses the button/),
    expect.stringMatching(/^3\. She agrees/),
  ]);
  const texts = diagram.items.map(({ text }) => text);
  expect(texts).toContain("POST /token");
  expect(texts.join()).not.toMatch(/callback (jwt|session|signIn)/);
});

test("a knob that is turned first changes what was sent", async () => {
  const attributes = { example: "checks", steps: "5", caption: "Mallory has her code." };
  const answers = async (more: Attributes) => {
    const wanted = { ...attributes, ...more };
    const { data } = await transform<RecordedSteps>("SequenceDiagram", wanted);
    return { turned: data.turned, sent: data.diagram.items.map(({ text }) => text).join("\n") };
  };
  const [stopped, unstopped] = [await answers({}), await answers({ with: "checks=state" })];
  expect(unstopped.turned).toMatch(/: state$/);
  expect(unstopped.sent).not.toBe(stopped.sent);
});

const NO_DIAGRAM = { example: "checks", steps: "1", caption: "A" };

test.each<[element: string, attributes: Attributes, message: string]>([
  ["CallTable", { example: "nowhere", knob: "x" }, 'there is no example "nowhere"'],
  [
    "CallTable",
    { example: "request-lifecycle", knob: "x" },
    'has no knob "x" with choices; it has strategy',
  ],
  ["CallTable", { example: "sliding-session", knob: "day" }, 'has no knob "day" with choices'],
  ["CallTable", { example: "request-lifecycle" }, 'it needs knob="…"'],
  ["SequenceDiagram", { ...NO_DIAGRAM, steps: "9" }, 'steps="9" are no steps of "checks"; write'],
  ["SequenceDiagram", { ...NO_DIAGRAM, steps: "3-2" }, "one or two of 1 to 8"],
  ["SequenceDiagram", { ...NO_DIAGRAM, steps: "second" }, 'such as steps="1-2"'],
  ["SequenceDiagram", { ...NO_DIAGRAM, with: "checks=x" }, 'write one of with="checks='],
  ["SequenceDiagram", { ...NO_DIAGRAM, example: "code-flow", with: "a=b" }, "leave it out"],
  ["SequenceDiagram", { example: "checks", steps: "1" }, 'it needs caption="…"'],
])("what cannot be computed ends the build with page and line: %s %j", async (...row) => {
  const [element, attributes, message] = row;
  await expect(transform(element, attributes)).rejects.toThrow(
    new RegExp(`^docs/page\\.mdx:9: <${element}>: .*${message}`),
  );
});
