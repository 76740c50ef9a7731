import type { Defect } from "../catalog/defects";
import type { ProviderFacts } from "../reference/providers";
import type { Cast } from "./casts";

/** What a configuration for a provider is written from. */
export interface Subject {
  /** `github`, as in `@auth/core/providers/github`. */
  module: string;
  facts: ProviderFacts;
  /** The module asks for an issuer of the customer's own. */
  needsIssuer: boolean;
  /** What the module needs beyond ID, secret and key (`moduleSettings`). */
  options: Record<string, unknown>;
  /** The issuer is no secret and nobody's own: it stands in the code. */
  hasFixedIssuer: boolean;
  cast?: Cast;
  /** Why nobody can sign in with the module as it is. */
  defect?: Defect;
  /** Members, as they are written, of the option that fixes it. */
  fix?: string;
}

/** The files that are particular to a provider. */
export interface Written {
  "auth.ts": string;
  ".env": string;
}

/** An option as it is written, and the variables that it reads. */
interface Option {
  code: string;
  variables?: Record<string, string>;
}

/** The address of the lab's app, which is the sender of its mail. */
const SENDER = "no-reply@app.example";

/** Columns that a comment may fill. */
const WIDTH = 92;

/** Writes the smallest configuration with which somebody can sign in. */
export function writeConfig(subject: Subject): Written {
  const { module, facts, fix, cast } = subject;
  const options = optionsOf(subject);
  const call = [
    ...options.map(({ code }) => `${code},`),
    ...(fix === undefined ? [] : [...fixComment(subject), fix]),
  ].join("\n");
  const members = [
    `providers: [\n${indent(castComment(cast) + callCode(facts.functionName, call) + castCode(cast))},\n],`,
    ...(facts.type === "webauthn" ? ["experimental: { enableWebAuthn: true },"] : []),
    "secret: process.env.AUTH_SECRET,",
    "trustHost: true,",
  ];
  const code = `import type { AuthConfig } from "@auth/core";
${cast ? `import type { ${cast.type} } from "${cast.from}";\n` : ""}import ${facts.functionName} from "@auth/core/providers/${module}";

const config: AuthConfig = {
${indent(members.join("\n"))}
};

export default config;
`;
  const variables = Object.assign({}, ...options.map((option) => option.variables ?? {})) as Record<
    string,
    string
  >;
  return { "auth.ts": code, ".env": environment(code, variables) };
}

/** The issuer that a provider of a lab has who wants one of the customer's own. */
export function issuerOf({ facts, options }: Pick<Subject, "facts" | "options">): string {
  return text(options.issuer) ?? `https://${facts.id}.example`;
}

function optionsOf(subject: Subject): Option[] {
  const { facts, needsIssuer, hasFixedIssuer, options } = subject;
  const { type, environment } = facts;
  const { server, ...others } = options;
  const further = Object.entries(others).filter(([name]) => name !== "issuer");
  const address = issuerOf(subject);
  const read = (option: string, variable: string | undefined, value: string): Option[] =>
    variable === undefined
      ? []
      : [{ code: `${option}: process.env.${variable}`, variables: { [variable]: value } }];
  const named = (suffix: string) => environment.find((name) => name.endsWith(suffix));
  const ordered: Record<string, Option[]> = {
    oauth: [
      ...read("clientId", named("_ID"), `fake-${facts.id}-client-id`),
      ...read("clientSecret", named("_SECRET"), `fake-${facts.id}-client-secret`),
      ...(needsIssuer && hasFixedIssuer ? [{ code: `issuer: ${JSON.stringify(address)}` }] : []),
      ...(needsIssuer && !hasFixedIssuer ? read("issuer", named("_ISSUER"), address) : []),
    ],
    email: [
      ...read("apiKey", named("_KEY"), `fake-${facts.id}-api-key`),
      ...(server === undefined ? [] : read("server", "EMAIL_SERVER", text(server) ?? "")),
      { code: `from: ${JSON.stringify(SENDER)}` },
    ],
    credentials: [{ code: CREDENTIALS, variables: { FAKE_PASSWORD: "a fake password" } }],
  };
  const literals = further.map(([name, value]) => ({
    code: `${name}: ${JSON.stringify(value)}`,
  }));
  return [...(ordered[type === "oidc" ? "oauth" : type] ?? []), ...literals];
}

/** What an app has to write by itself: the fields of the form, and who may come in. */
const CREDENTIALS = `credentials: {
  username: { label: "User name" },
  password: { label: "Password", type: "password" },
},
async authorize({ username, password }) {
  // In an app of yours: look the person up, and compare the password with its hash.
  if (username !== "alice" || password !== process.env.FAKE_PASSWORD) return null;
  return { id: "1", name: "Alice Example", email: "alice@mail.example" };
}`;

function callCode(name: string, options: string): string {
  if (options === "") return `${name}({})`;
  return `${name}({\n${indent(options)}\n})`;
}

function castCode(cast: Cast | undefined): string {
  return cast ? ` as unknown as ${cast.type}` : "";
}

function castComment(cast: Cast | undefined): string {
  return cast ? `${comment(cast.because)}\n` : "";
}

/** Says why the options below are there. */
function fixComment({ defect }: Subject): string[] {
  if (!defect) return [];
  const { says, source } = defect;
  const why = `Without what follows, nobody can sign in. What the provider module does: ${says}`;
  return [comment(why), `// ${source}`];
}

/** Prose as comments, in lines that the editor shows whole. */
function comment(prose: string): string {
  const lines: string[] = [""];
  for (const word of prose.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line.length + word.length + 1 > WIDTH - 12) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.map((line) => `// ${line}`).join("\n");
}

/** The variables that the code reads, in order, each with a value that nobody takes for a real one. */
function environment(code: string, values: Record<string, string>): string {
  const known: Record<string, string> = {
    AUTH_SECRET: "a-fake-secret-that-only-this-lab-uses",
    ...values,
  };
  const names = [...code.matchAll(/process\.env\.(\w+)/g)].map(([, name = ""]) => name);
  const lines = [...new Set(["AUTH_SECRET", ...names])].map(
    (name) => `${name}=${quoted(known[name] ?? `fake-${name.toLowerCase().replaceAll("_", "-")}`)}`,
  );
  return `# Fake, as everything in a lab. Never put real secrets here.\n${lines.join("\n")}\n`;
}

function quoted(value: string): string {
  return /[\s#]/.test(value) ? `"${value}"` : value;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function indent(code: string): string {
  return code.replaceAll(/^(?=.)/gm, "  ");
}
