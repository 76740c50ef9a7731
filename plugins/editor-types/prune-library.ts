import ts from "typescript";

/**
 * What every JavaScript server has of the Web's interfaces: the Minimum Common Web API (WinterTC,
 * ECMA-429), without `self`, `navigator` and `WebAssembly`, for which code of an app has no use.
 */
const SERVER_GLOBALS = [
  ...["AbortController", "AbortSignal", "Blob", "ByteLengthQueuingStrategy", "CompressionStream"],
  ...["CountQueuingStrategy", "Crypto", "CryptoKey", "DecompressionStream", "DOMException"],
  ...["ErrorEvent", "Event", "EventTarget", "File", "FormData", "Headers", "MessageChannel"],
  ...["MessageEvent", "MessagePort", "PromiseRejectionEvent", "ReadableByteStreamController"],
  ...["ReadableStream", "ReadableStreamBYOBReader", "ReadableStreamBYOBRequest"],
  ...["ReadableStreamDefaultController", "ReadableStreamDefaultReader", "Request", "Response"],
  ...["SubtleCrypto", "TextDecoder", "TextDecoderStream", "TextEncoder", "TextEncoderStream"],
  ...["TransformStream", "TransformStreamDefaultController", "URL", "URLPattern"],
  ...["URLSearchParams", "WritableStream", "WritableStreamDefaultController"],
  ...["WritableStreamDefaultWriter", "atob", "btoa", "clearInterval", "clearTimeout", "console"],
  ...["crypto", "fetch", "performance", "queueMicrotask", "reportError", "setInterval"],
  ...["setTimeout", "structuredClone"],
];

/**
 * What can be transferred between workers but not be made on a server. With it, all of WebGL and
 * WebGPU would come.
 */
const NOT_ON_SERVERS = new Set([
  ...["AudioData", "ImageBitmap", "MediaSourceHandle", "OffscreenCanvas", "RTCDataChannel"],
  ...["VideoFrame"],
]);

/**
 * Leaves of TypeScript's library for workers what servers have, too: a fifth of it. The editor is
 * faster with less, and does not offer what would not be there. What a declaration that stays says of
 * one that goes is `any`, as libraries are not checked.
 *
 * @param text the library
 * @returns the same, shorter
 */
export function pruneLibrary(text: string): string {
  const source = ts.createSourceFile("lib.d.ts", text, ts.ScriptTarget.ES2023, true);
  const declarations = new Map<string, ts.Statement[]>();
  for (const statement of source.statements) {
    for (const name of namesOf(statement)) {
      declarations.set(name, [...(declarations.get(name) ?? []), statement]);
    }
  }
  const kept = reachable(declarations, SERVER_GLOBALS);
  return source.statements
    .filter((statement) => namesOf(statement).some((name) => kept.has(name)))
    .map((statement) => statement.getFullText(source))
    .join("");
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.DeclarationStatement;
  return name && ts.isIdentifier(name) ? [name.text] : [];
}

/** The names to which some lead, themselves included. */
function reachable(
  declarations: ReadonlyMap<string, readonly ts.Statement[]>,
  from: readonly string[],
): Set<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name) || NOT_ON_SERVERS.has(name)) continue;
    const statements = declarations.get(name);
    if (!statements) continue;
    found.add(name);
    for (const statement of statements) open.push(...identifiersIn(statement));
  }
  return found;
}

/** Names that are used; those of members and parameters are none. */
function identifiersIn(node: ts.Node): string[] {
  const isOwn = (node.parent as Partial<ts.NamedDeclaration>).name === node;
  const own = ts.isIdentifier(node) && !isOwn ? [node.text] : [];
  ts.forEachChild(node, (child) => void own.push(...identifiersIn(child)));
  return own;
}
