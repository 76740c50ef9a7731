import { apply, children, type Edit, parse, textOf } from "../syntax";
import { readImports } from "./imports";
import { referencesIn } from "./scope";

/** The variables of the environment, which every framework reads in a way of its own. */

/** Modules whose names are variables: `import { AUTH_SECRET } from "$env/static/private"`. */
const STATIC_MODULE = /^(\$env\/static\/(private|public)|astro:env\/(server|client))$/;

const VARIABLE = "[A-Z][A-Z0-9_]+";

/** Ways to read a variable as a member: of `import.meta.env`, of an `env` object, of a platform. */
const MEMBER = [
  /^import\.meta\.env\.([A-Za-z_]\w*)$/,
  /^(?:process|Bun)\.env\[\s*["'](\w+)["']\s*\]$/,
  /^Bun\.env\.(\w+)$/,
  new RegExp(`^env\\.(${VARIABLE})$`),
  new RegExp(`^(?!process\\b)[\\w$]+(?:[?!]*\\.[\\w$]+)*[?!]*\\.env[?!]*\\.(${VARIABLE})$`),
];

/** Ways to read a variable by a call. */
const CALL = [/^(?:[\w$]+\.)*env\.get\(\s*["'](\w+)["']\s*\)$/];

/** The text with every variable of the environment read as `process.env.NAME`. */
export function readFromProcess(text: string): string {
  const source = parse(text);
  const edits: Edit[] = [];
  const locals = new Map(
    readImports(source)
      .filter(({ module }) => STATIC_MODULE.test(module))
      .map((entry) => [entry.local, entry]),
  );
  for (const { name, node } of referencesIn(source, source.root)) {
    const entry = locals.get(name);
    if (!entry || node.parent?.name === "ImportGroup") continue;
    const isShorthand = node.parent?.name === "Property" && children(node.parent).length === 1;
    const value = `process.env.${entry.name}`;
    edits.push({ from: node.from, to: node.to, insert: isShorthand ? `${name}: ${value}` : value });
  }
  source.root.cursor().iterate((node) => {
    const ways =
      node.name === "MemberExpression" ? MEMBER : node.name === "CallExpression" ? CALL : [];
    // What is longer reads no variable, and the parts of a long chain are as many as it is long.
    if (ways.length === 0 || node.to - node.from > 200) return;
    const code = textOf(source, node);
    const name = ways.map((way) => way.exec(code)?.[1]).find(Boolean);
    if (name === undefined) return;
    edits.push({ from: node.from, to: node.to, insert: `process.env.${name}` });
    return false;
  });
  return apply(text, edits);
}

/** The variables that code reads, in order. */
export function variablesOf(code: string): string[] {
  const read = [...code.matchAll(/\bprocess\.env\.(\w+)/g)].map(([, name = ""]) => name);
  const patterns = [...code.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b(?!\s*[.[])/g)].flatMap(
    ([, list = ""]) => list.split(",").map((entry) => entry.split(/[:=]/)[0]?.trim() ?? ""),
  );
  // Read by a name that is computed: what looks like the name of a variable is one.
  const isComputed = /\bprocess\.env\[\s*[^"'\s]/.test(code);
  const quoted = isComputed ? [...code.matchAll(/["']([A-Z][A-Z0-9]*_[A-Z0-9_]+)["']/g)] : [];
  const names = [...read, ...patterns, ...quoted.map(([, name = ""]) => name)];
  return [...new Set(names)].filter((name) => /^[A-Za-z_]\w*$/.test(name));
}

/** A made-up secret of which nobody could say that it is too short. */
export const LONG_SECRET = "a-fake-secret-that-only-this-lab-uses";

/** Fake values, by what the name of a variable tells. The first that fits holds. */
const VALUES: [name: RegExp, value: (name: string) => string][] = [
  [/^(AUTH|NEXTAUTH)_SECRET/, () => LONG_SECRET],
  [/^(AUTH_URL|NEXTAUTH_URL|ORIGIN|SITE_URL|APP_URL|BASE_URL)$/, () => "https://app.example"],
  [/^NODE_ENV$/, () => "development"],
  [/(SMTP|EMAIL|MAIL).*PORT$/, () => "587"],
  [/(SMTP|EMAIL|MAIL).*HOST$/, () => "smtp.mail.example"],
  [/(SMTP|EMAIL|MAIL).*USER(NAME)?$/, () => "app"],
  [/(SMTP|EMAIL|MAIL).*PASS(WORD)?$/, () => "fake-smtp-password"],
  [
    /^(SMTP_URL|SMTP_SERVER|EMAIL_SERVER|MAIL_SERVER|MAIL_URL|EMAIL_URL)$/,
    () => "smtp://app:fake-smtp-password@smtp.mail.example:587",
  ],
  [/(^|_)FROM($|_)|SENDER/, () => "no-reply@app.example"],
  [/EMAILS?$|ADMINS?$/, () => "alice@mail.example"],
  [/(ISSUER|URL|URI|ENDPOINT|HOST|ORIGIN)S?$/, (name) => `https://${hostOf(name)}.example`],
  [/DOMAINS?$/, (name) => `${hostOf(name)}.example`],
  [/(AGE|TTL|LIFETIME|EXPIRES?(_IN)?|SECONDS|TIMEOUT|LIMIT|PORT)$/, () => "3600"],
  [/^(IS|HAS|USE|ENABLE|DISABLE|DEBUG|TRUST)_|^DEBUG$|_(ENABLED|DISABLED|HOST)$/, () => "true"],
  [/TENANT(_ID)?$/, () => "3f2504e0-4f89-41d3-9a0c-0305e82c3301"],
];

/** A value for a variable that nobody takes for a real one. */
export function fakeValue(name: string): string {
  const known = VALUES.find(([kind]) => kind.test(name));
  return known ? known[1](name) : `fake-${name.toLowerCase().replaceAll("_", "-")}`;
}

/** `AUTH_KEYCLOAK_ISSUER` is at keycloak: a label of a host, of the words that say whose it is. */
export function hostOf(name: string): string {
  const words = name
    .toLowerCase()
    .split("_")
    .filter(
      (word) =>
        !/^(auth|nextauth|public|next|vite|issuer|authority|url|uri|endpoint|host|domain|base|origin|id)s?$/.test(
          word,
        ),
    );
  return words.join("-") || "service";
}
