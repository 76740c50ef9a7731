import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";

import { layers } from "./layers.mjs";

const root = path.resolve(import.meta.dirname, "../..");

/** Short names that stand for a file of this repository, as in package.json's `imports`. */
const aliases = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).imports ?? {};

/**
 * ESLint rule: a layer imports only itself, what `layers.mjs` says it knows, and the npm packages
 * that are open to it. Type imports, re-exports, `import()`, `import("…")` in types and `require`
 * count as imports.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const layerRule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      layer: "{{ layer }} must not know {{ target }} (the layer rule in CONTRIBUTING.md).",
      package:
        "{{ layer }} must not import the package {{ target }} (the layer rule in CONTRIBUTING.md).",
    },
  },
  create(context) {
    const file = path.relative(root, context.filename).replaceAll(path.sep, "/");
    const layer = layerOf(file);
    if (!layer) return {};

    /** Reports the import that `source`, a node that may be a string literal, names. */
    function check(source) {
      if (source?.type !== "Literal" || typeof source.value !== "string") return;
      const problem = judge(layer, file, source.value);
      if (problem) context.report({ node: source, ...problem });
    }

    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSExternalModuleReference: (node) => check(node.expression),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
      CallExpression(node) {
        if (node.callee.type === "Identifier" && node.callee.name === "require") {
          check(node.arguments[0]);
        }
      },
    };
  },
};

/** The problem with importing `specifier` from `file`, or undefined when it is allowed. */
function judge(layer, file, specifier) {
  const target = fileOf(file, specifier);
  const packaged = target === undefined ? specifier : inPackage(target);
  if (packaged !== undefined) {
    if (mayUsePackage(layer, packaged)) return undefined;
    return { messageId: "package", data: { layer: folderOf(layer, file), target: packaged } };
  }
  if (isOwn(layer, file, target) || layer.knows.some((known) => isInside(target, known))) {
    return undefined;
  }
  return { messageId: "layer", data: { layer: folderOf(layer, file), target } };
}

function layerOf(file) {
  return layers.find((layer) => layer.folders.some((folder) => isInside(file, folder)));
}

function folderOf(layer, file) {
  return layer.folders.find((folder) => isInside(file, folder));
}

function isOwn(layer, file, target) {
  if (!layer.folders.some((folder) => isInside(target, folder))) return false;
  if (!layer.separate) return true;
  const [folder, part] = file.split("/");
  return isInside(target, `${folder}/${part}`);
}

/** The imported file from the repository's root, without extension; undefined for a package. */
function fileOf(file, specifier) {
  const plain = specifier.replace(/[?!].*$/, "");
  let target;
  if (plain.startsWith(".")) target = path.posix.join(path.posix.dirname(file), plain);
  else if (plain.startsWith("@site/")) target = path.posix.normalize(plain.slice("@site/".length));
  else if (Object.hasOwn(aliases, plain)) target = path.posix.normalize(aliases[plain]);
  else return undefined;
  return target.replace(/\.[cm]?[jt]sx?$/, "");
}

/** What a path into `node_modules` names in it: a file that its package exports no other way. */
function inPackage(target) {
  return target.startsWith("node_modules/") ? target.slice("node_modules/".length) : undefined;
}

/** Whether `file` is `place`, lies inside it, or is the folder of which `place` is the index. */
function isInside(file, place) {
  return file === place || file.startsWith(`${place}/`) || `${file}/index` === place;
}

function mayUsePackage(layer, specifier) {
  const matches = (name) =>
    name === "node:"
      ? isBuiltin(specifier)
      : specifier === name || specifier.startsWith(`${name}/`);
  if (layer.packages) return layer.packages.some(matches);
  return !layer.never?.some(matches);
}
