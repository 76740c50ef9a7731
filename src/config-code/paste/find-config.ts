import type { SyntaxNode } from "@lezer/common";

import { memberOf } from "../object-literal";
import { children, defaultExport, type Source, textOf } from "../syntax";
import { type Declaration, declarationsIn, declaredBy } from "./scope";

/** How a framework hands the configuration on. */
export interface Framework {
  name: string;
  /** Where it answers if the configuration does not say. */
  basePath: string;
  /** It takes what is missing from the environment (`setEnvDefaults`). */
  readsEnvironment: boolean;
  /** Nothing in the text tells whose configuration it is. */
  isGuessed?: true;
}

/** The functions that take a configuration, by their usual names. */
const FRAMEWORKS: [callee: RegExp, framework: Framework][] = [
  [/^Auth$/, { name: "Auth", basePath: "/auth", readsEnvironment: false }],
  [/^NextAuth$/, { name: "NextAuth", basePath: "/api/auth", readsEnvironment: true }],
  [/^SvelteKitAuth$/, { name: "SvelteKitAuth", basePath: "/auth", readsEnvironment: true }],
  [/^ExpressAuth$/, { name: "ExpressAuth", basePath: "/auth", readsEnvironment: true }],
  [/^QwikAuth\$|^serverAuth\$/, { name: "QwikAuth$", basePath: "/auth", readsEnvironment: true }],
  [/^SolidAuth$/, { name: "SolidAuth", basePath: "/api/auth", readsEnvironment: true }],
  [
    /^initAuthConfig$|^authHandler$/,
    { name: "Hono", basePath: "/api/auth", readsEnvironment: true },
  ],
  [/^NuxtAuthHandler$/, { name: "NuxtAuthHandler", basePath: "/api/auth", readsEnvironment: true }],
  [/^AstroAuth$/, { name: "AstroAuth", basePath: "/api/auth", readsEnvironment: true }],
  [/^FastifyAuth$/, { name: "FastifyAuth", basePath: "/auth", readsEnvironment: true }],
];

/** A configuration without a call is most often that of `next-auth`, split off into a file. */
const BY_TYPE: [type: RegExp, framework: string][] = [
  [/NextAuth|^AuthOptions|InitOptions/, "NextAuth"],
  [/SvelteKit/, "SvelteKitAuth"],
  [/Express/, "ExpressAuth"],
  [/Qwik/, "QwikAuth$"],
  [/Solid/, "SolidAuth"],
  [/Astro/, "AstroAuth"],
];

/** A configuration in a pasted file. */
export interface FoundConfig {
  object: SyntaxNode;
  framework: Framework;
  /** The variable that holds it, if one does. */
  name: string | undefined;
  /** The functions around it, from the inside out: what they declare belongs to it. */
  functions: SyntaxNode[];
}

/** A file in which names are looked up, and how many more of them may be. */
interface Searched extends Source {
  left: number;
}

/** Finds the configuration: what a framework is called with, else what looks like one. */
export function findConfig(plain: Source): FoundConfig | undefined {
  const source: Searched = { ...plain, left: MOST_NAMES };
  const calls: { node: SyntaxNode; framework: Framework }[] = [];
  const objects: SyntaxNode[] = [];
  source.root.cursor().iterate((cursor) => {
    if (cursor.name !== "CallExpression" && cursor.name !== "ObjectExpression") return;
    const { node } = cursor;
    const framework = node.name === "CallExpression" ? frameworkOf(source, node) : undefined;
    if (framework) calls.push({ node, framework });
    if (node.name === "ObjectExpression" && hasProviders(source, node)) objects.push(node);
  });
  for (const { node, framework } of calls) {
    const found = ofCall(source, node, framework);
    if (found) return found;
  }
  const exported = defaultExport(source);
  const object =
    exported?.name === "ObjectExpression" && hasProviders(source, exported) ? exported : objects[0];
  return object && complete(source, object, guess(source, object));
}

function frameworkOf(source: Source, call: SyntaxNode): Framework | undefined {
  const callee = call.firstChild ? textOf(source, call.firstChild) : "";
  const framework = FRAMEWORKS.find(([name]) => name.test(callee))?.[1];
  if (framework?.name !== "ExpressAuth") return framework;
  return { ...framework, basePath: mountPath(source, call) ?? framework.basePath };
}

/** Express takes the path from where the handler is mounted: `app.use("/api/auth/*", ExpressAuth(…))`. */
function mountPath(source: Source, call: SyntaxNode): string | undefined {
  const [path] = call.parent?.name === "ArgList" ? children(call.parent, "String") : [];
  return (
    path &&
    textOf(source, path)
      .slice(1, -1)
      .replace(/\/?(\{?\*\w*\}?)?$/, "")
  );
}

/** The configuration of a call: one of its arguments, or what a function among them returns. */
function ofCall(source: Searched, call: SyntaxNode, framework: Framework): FoundConfig | undefined {
  const [list] = children(call, "ArgList");
  const args = list ? children(list).filter(({ name }) => !/^[(),]$|Comment$/.test(name)) : [];
  for (const argument of args.reverse()) {
    const object = objectOf(source, argument, 0);
    if (object) return complete(source, object, framework);
  }
  return undefined;
}

/** Expressions on the way to an object that are looked through at most. */
const DEEPEST = 12;

/** Names that are looked up at most, for each of which a file is gone through: a few are usual. */
const MOST_NAMES = 300;

/** The object that an expression comes to: through variables, functions, and calls of either. */
function objectOf(source: Searched, node: SyntaxNode, depth: number): SyntaxNode | undefined {
  if (depth > DEEPEST) return undefined;
  const next = (inner: SyntaxNode | undefined) => inner && objectOf(source, inner, depth + 1);
  const parts = children(node);
  switch (node.name) {
    case "ObjectExpression":
      return node;
    case "VariableName":
      return next(valueOf(source, node, textOf(source, node)));
    case "ParenthesizedExpression":
    case "AwaitExpression":
      return next(parts[1]);
    case "BinaryExpression":
      return /^(as|satisfies)$/.test(parts[1]?.name ?? "") ? next(parts[0]) : undefined;
    case "PostfixExpression":
      return next(parts[0]);
    case "ArrowFunction":
    case "FunctionExpression":
    case "FunctionDeclaration":
      return next(returned(source, node, depth));
    case "CallExpression": {
      const [list] = children(node, "ArgList");
      const inArguments = list ? children(list).map((argument) => next(argument)) : [];
      const object = inArguments.find((one) => one && hasProviders(source, one));
      return object ?? next(node.firstChild ?? undefined);
    }
    default:
      return undefined;
  }
}

/** What a function returns that is a configuration. */
function returned(source: Searched, fn: SyntaxNode, depth: number): SyntaxNode | undefined {
  const body = fn.lastChild;
  if (body?.name !== "Block") return body ?? undefined;
  const values: SyntaxNode[] = [];
  body.cursor().iterate(({ node }) => {
    if (/Function|Property$/.test(node.name)) return false;
    const value = node.name === "ReturnStatement" ? children(node)[1] : undefined;
    if (value) values.push(value);
  });
  return values.find((value) => {
    const object = objectOf(source, value, depth + 1);
    return object && hasProviders(source, object);
  });
}

/** The value of a variable or function, as the scopes around a place have it. */
function valueOf(source: Searched, place: SyntaxNode, name: string): SyntaxNode | undefined {
  if (source.left-- <= 0) return undefined;
  for (let scope: SyntaxNode | null = place; scope; scope = scope.parent) {
    if (scope.name !== "Block" && scope.name !== "Script") continue;
    const found = declarationsIn(source, scope).find(({ names }) => names.includes(name));
    if (found) return initializerOf(source, found, name);
  }
  return undefined;
}

function initializerOf(
  source: Source,
  { node }: Declaration,
  name: string,
): SyntaxNode | undefined {
  if (node.name !== "VariableDeclaration") return node;
  const parts = children(node);
  const at = parts.findIndex(
    (part) => part.name === "VariableDefinition" && textOf(source, part) === name,
  );
  const equals = parts.findIndex((part, index) => index > at && part.name === "Equals");
  return at < 0 || equals < 0 ? undefined : parts[equals + 1];
}

function hasProviders(source: Source, object: SyntaxNode): boolean {
  return memberOf(source, object, "providers") !== undefined || hasSpread(object);
}

/** A spread may bring the providers along. */
function hasSpread(object: SyntaxNode): boolean {
  return children(object, "Property").some((node) => children(node, "Spread").length > 0);
}

function complete(source: Source, object: SyntaxNode, framework: Framework): FoundConfig {
  const functions: SyntaxNode[] = [];
  for (let node = object.parent; node; node = node.parent) {
    if (/^(ArrowFunction|FunctionExpression|FunctionDeclaration)$/.test(node.name)) {
      functions.push(node);
    }
  }
  let holder = object.parent;
  while (holder && /^(BinaryExpression|ParenthesizedExpression)$/.test(holder.name)) {
    holder = holder.parent;
  }
  const isHeld = holder?.name === "VariableDeclaration" && children(holder, "Equals").length === 1;
  const [name] = holder && isHeld ? declaredBy(source, holder) : [];
  return { object, framework, name, functions };
}

/** Whose configuration an object is that is handed to nobody: its type, or an import, tells. */
function guess(source: Source, object: SyntaxNode): Framework {
  const near = source.text.slice(Math.max(0, object.from - 120), object.from);
  const after = source.text.slice(object.to, object.to + 80);
  const byType = BY_TYPE.find(
    ([type]) =>
      type.test(/[:<]\s*(\w+)[^:<]*$/.exec(near)?.[1] ?? "") ||
      type.test(/^\s*(?:as|satisfies)\s+(\w+)/.exec(after)?.[1] ?? ""),
  );
  const module = /["'](next-auth|@auth\/(?:sveltekit|express|qwik|solid-start)|auth-astro)\b/.exec(
    source.text,
  )?.[1];
  const byModule: Record<string, string> = {
    "next-auth": "NextAuth",
    "@auth/sveltekit": "SvelteKitAuth",
    "@auth/express": "ExpressAuth",
    "@auth/qwik": "QwikAuth$",
    "@auth/solid-start": "SolidAuth",
    "auth-astro": "AstroAuth",
  };
  // Without a word of `@auth/core` itself, it is most often a snippet of an app on Next.js.
  const isOfCore = source.text.includes("@auth/core");
  const known = byType?.[1] ?? byModule[module ?? ""];
  const name = known ?? (isOfCore ? "Auth" : "NextAuth");
  const framework = FRAMEWORKS.map(([, one]) => one).find((one) => one.name === name) ?? PLAIN;
  return known === undefined && !isOfCore ? { ...framework, isGuessed: true } : framework;
}

const PLAIN: Framework = { name: "Auth", basePath: "/auth", readsEnvironment: false };
