import path from "node:path";

import type { Root } from "mdast";
import { unified } from "unified";
import { VFile } from "vfile";
import { expect, test } from "vitest";

import type { Entry } from "../../src/components/ErrorCatalog/outcome";
import { errorTypes, warningCodes } from "./package-facts";
import { remarkErrors } from "./remark";

const ROOT = path.resolve(".");
const ALL = [...errorTypes(), ...warningCodes()];

function element(name: string, of?: string) {
  const attributes = of === undefined ? [] : [{ type: "mdxJsxAttribute", name: "of", value: of }];
  const position = { start: { line: 7, column: 1 }, end: { line: 7, column: 2 } };
  return { type: "mdxJsxFlowElement", name, attributes, children: [], position };
}

/** What each element of a page gets. */
async function transform(...children: ReturnType<typeof element>[]): Promise<unknown[]> {
  const tree = { type: "root", children } as unknown as Root;
  const file = new VFile({ path: path.join(ROOT, "docs", "page.mdx") });
  await unified().use(remarkErrors, { root: ROOT }).run(tree, file);
  return children.map(({ attributes }) => JSON.parse(attributes[0]?.value ?? "null") as unknown);
}

const outcomes = (names: readonly string[]) => names.map((name) => element("ErrorOutcome", name));

test("every entry gets what came of it, and the two that nothing throws say so", async () => {
  const entries = (await transform(...outcomes(ALL))) as Entry[];
  expect(entries.map(({ name }) => name)).toEqual(ALL);
  const never = entries.filter((entry) => "never" in entry);
  expect(never.map(({ name }) => name)).toEqual(["EmailSignInError", "OAuthSignInError"]);
});

test("the values of ?error= are those that core sends, each with what leads to it", async () => {
  const [groups] = await transform(element("ErrorParameters"), ...outcomes(ALL));
  expect(Object.keys(groups as object).sort()).toEqual([
    "AccessDenied",
    "AccountNotLinked",
    "Configuration",
    "CredentialsSignin",
    "MissingCSRF",
    "OAuthAccountNotLinked",
    "OAuthCallbackError",
    "Verification",
    "WebAuthnVerificationError",
  ]);
});

test("a page without one of the package's errors ends the build", async () => {
  await expect(
    transform(...outcomes(ALL.filter((name) => name !== "Verification"))),
  ).rejects.toThrow("docs/page.mdx:7: @auth/core has Verification, and the page has no");
});

test("an entry for what the package does not have ends the build, with its line", async () => {
  await expect(transform(...outcomes([...ALL, "FlatTireError"]))).rejects.toThrow(
    'docs/page.mdx:7: <ErrorOutcome>: the installed @auth/core has no error or warning "FlatTireError"',
  );
});
