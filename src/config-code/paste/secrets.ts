import type { SyntaxNode } from "@lezer/common";

import { apply, children, type Edit, parse, textOf } from "../syntax";
import { SecretVariables } from "./secret-variables";

/** Members whose value is a secret. */
const SECRET_NAME =
  /^(client_?secret|secret|api_?key|pass(word)?|private_?key|access_?token|refresh_?token|auth_?token|signing_?key|encryption_?key)$/i;

/** Beginnings by which services mark their keys, and the form of a private key or a signed token. */
const KNOWN_FORM =
  /\b(gh[pousr]_\w{20,}|github_pat_\w{20,}|GOCSPX-[\w-]{10,}|AIza[\w-]{20,}|sk_(live|test)_\w{10,}|rk_live_\w{10,}|xox[abprs]-[\w-]{10,}|SG\.[\w-]{10,}\.[\w-]{10,}|re_[A-Za-z0-9]{8,}_\w{8,}|AKIA[A-Z0-9]{12,}|glpat-[\w-]{10,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*)|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A password in an address. */
const IN_ADDRESS = /([a-z][a-z0-9+.-]*:\/\/[^\s:/@"'`]*):([^\s:/@"'`$]+)@/gi;

/** What nobody would take for a real secret. */
const FAKE = /fake|example|dummy|placeholder|change.?me|your|secret|test|xxx|\*\*\*|\.\.\.|<|\$\{/i;

/** The code without what looks like a real secret, and where that stood. */
export interface Cleaned {
  code: string;
  /** Secrets that the code now reads from the environment, and the variables' names. */
  moved: MovedSecret[];
  /** Names of the members or kinds of the texts that fakes were put into. */
  replaced: string[];
}

/** A secret that has become a variable of the environment. */
export interface MovedSecret {
  /** The member or variable whose value it was; undefined if it was no one's. */
  member: string | undefined;
  variable: string;
}

/**
 * Takes secrets out of code: values of members that hold one and keys of a known form become variables
 * of the environment; passwords in addresses, and what stands in comments, become fakes. What looks made
 * up stays.
 */
export function withoutSecrets(code: string): Cleaned {
  const source = parse(code);
  const edits: Edit[] = [];
  const replaced: string[] = [];
  const moved: MovedSecret[] = [];
  const variables = new SecretVariables();
  const replace = (node: { from: number; to: number }, insert: string, what: string) => {
    edits.push({ from: node.from, to: node.to, insert });
    replaced.push(what);
  };
  const move = (node: SyntaxNode, member: string | undefined) => {
    const variable = variables.of(source, node, member);
    if (variable === undefined) {
      return replace(node, `"fake-${kebab(member ?? "value")}"`, member ?? "a text");
    }
    edits.push({ from: node.from, to: node.to, insert: `process.env.${variable}` });
    moved.push({ member, variable });
  };
  source.root.cursor().iterate((cursor) => {
    if (!/^(String|TemplateString|LineComment|BlockComment)$/.test(cursor.name)) return;
    const node = cursor.node;
    const text = textOf(source, node);
    const name = nameOf(node, (part) => textOf(source, part));
    if (/Comment$/.test(node.name)) {
      const clean = cleanText(text);
      if (clean !== text) replace(node, clean, "a comment");
      return;
    }
    const value = text.slice(1, -1);
    const isSecret =
      name !== undefined && SECRET_NAME.test(name)
        ? looksReal(value)
        : KNOWN_FORM.test(value) || (isRandom(value) && !isHarmless(name));
    if (isSecret) return move(node, name);
    const clean = value.replaceAll(IN_ADDRESS, "$1:fake-password@");
    if (clean !== value && !FAKE.test(value)) {
      replace(node, text[0] + clean + text[0], name ?? "an address");
    }
  });
  return { code: apply(code, edits), moved, replaced: [...new Set(replaced)] };
}

/** The member or variable that a text is the value of. */
function nameOf(node: SyntaxNode, textOfNode: (node: SyntaxNode) => string): string | undefined {
  const { parent } = node;
  if (
    !parent ||
    !/^(Property|VariableDeclaration|BinaryExpression|ArrayExpression)$/.test(parent.name)
  ) {
    return undefined;
  }
  // `process.env.SECRET ?? "…"` is the value of what the whole expression is the value of.
  if (/^(BinaryExpression|ArrayExpression)$/.test(parent.name)) return nameOf(parent, textOfNode);
  const [name] = children(parent, "PropertyDefinition", "VariableDefinition", "String");
  return name && name.from < node.from ? textOfNode(name).replaceAll(/["']/g, "") : undefined;
}

/** A value of a secret's member: anything but a word that says that it is none. */
function looksReal(value: string): boolean {
  return value.length >= 8 && (KNOWN_FORM.test(value) || !FAKE.test(value));
}

/** A long text without words, as keys are. */
function isRandom(value: string): boolean {
  if (!/^[\w+/=~-]{24,}$/.test(value) || FAKE.test(value)) return false;
  if (/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(value)) return false;
  const digits = value.match(/\d/g)?.length ?? 0;
  const letters = value.match(/[a-z]/gi)?.length ?? 0;
  return digits >= 3 && letters >= 3 && new Set(value).size >= 12;
}

/** Everybody may know an app's id: it is in the address of each sign-in. */
function isHarmless(name: string | undefined): boolean {
  return name !== undefined && /^(client_?id|id|name|type|issuer|scope)$/i.test(name);
}

function cleanText(text: string): string {
  return text
    .replaceAll(IN_ADDRESS, "$1:fake-password@")
    .replaceAll(/[\w.+/=~-]{20,}/g, (word) =>
      KNOWN_FORM.test(word) || isRandom(word) ? "fake" : word,
    );
}

function kebab(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}
