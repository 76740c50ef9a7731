/** A name that the pasted code uses, and that is not in it. */
export interface Missing {
  name: string;
  /** The module that it was imported from; undefined if it was not imported at all. */
  module: string | undefined;
  /** `undefined`: a parameter that is not always given. */
  kind: "value" | "type" | "provider" | "undefined";
}

/** The file of a lab in which what is missing has a stand-in. */
export const STAND_INS = "stand-ins.ts";

/** The text of the file with the stand-ins. */
export function standInsFile(missing: readonly Missing[]): string {
  const values = missing.filter(({ kind }) => kind === "value");
  return (
    [HEAD, ...(values.length > 0 ? [MISSING] : []), ...missing.map(standIn)].join("\n\n") + "\n"
  );
}

function standIn({ name, module, kind }: Missing): string {
  const place =
    module === undefined ? "You did not paste where this comes from." : `From “${module}”.`;
  switch (kind) {
    case "type":
      return `/** ${place} */\nexport type ${name} = any;`;
    case "provider":
      return `/** ${place} An OpenID provider of that name, which the lab's internet stands up. */
export const ${name} = (options: object = {}) => ({
  id: "${idOf(name)}",
  name: "${name}",
  type: "oidc" as const,
  issuer: "https://${idOf(name)}.example",
  clientId: "fake-${idOf(name)}-client-id",
  clientSecret: "fake-${idOf(name)}-client-secret",
  options,
});`;
    case "undefined":
      return `/** The request, which next-auth does not always have: in \`signIn()\`, for instance. */\nexport const ${name}: any = undefined;`;
    case "value":
      return `/** ${place} */\nexport const ${name} = missing(${JSON.stringify(name)}, ${JSON.stringify(module ?? "")});`;
  }
}

function idOf(name: string): string {
  const plain = name.replace(/Provider$/, "").replaceAll(/[^A-Za-z0-9]/g, "");
  return (plain || "provider").toLowerCase();
}

const HEAD = `/**
 * What the pasted code takes from modules that this lab does not have. Write here what your
 * configuration needs of them; the rest can stay as it is.
 */`;

const MISSING = `/** Files may pass a stand-in on while they are loaded. Code that uses it afterwards gets an error with its name. */
let isLoading = true;
queueMicrotask(() => {
  isLoading = false;
});

function missing(name: string, from: string): any {
  const use = (what: string) => {
    if (isLoading) return missing(what, from);
    const origin = from === "" ? "is not in what you pasted" : \`of "\${from}" is not in this lab\`;
    throw new Error(\`\${what} \${origin}. Write a stand-in for it in stand-ins.ts.\`);
  };
  return new Proxy(class {}, {
    // Symbols and \`then\` are asked for by the language itself.
    get: (_, key) => key === Symbol.toPrimitive && isLoading ? () => name : (typeof key === "symbol" || key === "then" ? undefined : use(\`\${name}.\${key}\`)),
    apply: () => use(\`\${name}()\`),
    construct: () => use(\`\${name}()\`),
  });
}`;
