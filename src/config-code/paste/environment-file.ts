import { ConfigCode } from "../config-code";
import { parse } from "../syntax";
import type { KnownProvider } from "./convert";
import { fakeValue, variablesOf } from "./environment";
import { readImports } from "./imports";
import { fakeFor, type VariableRoles } from "./variable-roles";

/**
 * The `.env` of a configuration: a fake value for each variable that it reads, and for those that the
 * library reads in the place of options that are not given.
 *
 * @param isInferred whether the library reads variables by itself (`setEnvDefaults`)
 * @param given variables that the reader has pasted along, with the values that they get
 * @param isOwn whether values of the reader's are among those
 * @returns `madeUp` are the names of the variables that are not given
 */
export function environmentFile(
  code: string,
  providers: readonly KnownProvider[],
  isInferred: boolean,
  roles: VariableRoles,
  given: ReadonlyMap<string, string>,
  isOwn: boolean,
): { madeUp: string[]; text: string } {
  const values = new Map(variablesOf(code).map((name) => [name, fakeFor(name, roles)]));
  if (isInferred) {
    for (const [name, value] of inferred(code, providers)) {
      // Who has the secret of another library, and not this one, is told so by the doctor.
      const isForeign = name === "AUTH_SECRET" && given.has("BETTER_AUTH_SECRET");
      if (!values.has(name) && !isForeign) values.set(name, value);
    }
  }
  const madeUp = [...values.keys()].filter((name) => !given.has(name));
  for (const [name, value] of given) values.set(name, value);
  const lines = [...values].map(([name, value]) => `${name}=${value}`);
  return { madeUp, text: `${isOwn ? OWN_HEADING : HEADING}\n${lines.join("\n")}\n` };
}

const HEADING = "# Fake, as everything in a lab. Never put real secrets here.";

/** Above values of the reader's own, such as hosts and ids. */
const OWN_HEADING =
  "# Your values where they are no secrets, else fake ones. Never put real secrets here.";

/** The variables for which `setEnvDefaults` looks (`lib/utils/env.ts`), where the options are not given. */
function inferred(code: string, providers: readonly KnownProvider[]): [string, string][] {
  const config = new ConfigCode(code);
  const imports = readImports(parse(code));
  const found: [string, string][] = config.has(["secret"])
    ? []
    : [["AUTH_SECRET", fakeValue("AUTH_SECRET")]];
  const modules = new Map(imports.map(({ local, module }) => [local, module]));
  const listed = config.providers.map(({ name, index }) => ({
    module: modules.get(name) ?? "",
    index: index as number | undefined,
  }));
  const isListed = new Set(listed.map(({ module }) => module));
  // A list that is built elsewhere, such as with `push`, does not tell the options: they may be missing.
  const others = imports
    .filter((entry) => !entry.isType && !isListed.has(entry.module))
    .map(({ module }) => ({ module, index: undefined }));
  for (const { module: imported, index } of [...listed, ...others]) {
    const module = /^@auth\/core\/providers\/(.+)$/.exec(imported)?.[1];
    const known = providers.find((one) => one.module === module);
    if (!known) continue;
    const prefix = `AUTH_${known.id.toUpperCase().replaceAll("-", "_")}`;
    const add = (option: string, suffix: string, value: string) => {
      const isGiven = index !== undefined && config.readOption(index, option) !== undefined;
      if (!isGiven) found.push([prefix + suffix, value]);
    };
    if (known.type === "oauth" || known.type === "oidc") {
      add("clientId", "_ID", `fake-${known.id}-client-id`);
      add("clientSecret", "_SECRET", `fake-${known.id}-client-secret`);
      if (known.issuer !== undefined) add("issuer", "_ISSUER", known.issuer);
    }
    if (known.type === "email" && known.issuer === undefined && !/mailer$|^email$/.test(known.id)) {
      add("apiKey", "_KEY", `fake-${known.id}-api-key`);
    }
  }
  return found;
}
