import { readFile } from "node:fs/promises";
import path from "node:path";

import { moduleSettings, type ConfiguredProvider } from "../../src/vendors";
import { blockingDefect } from "../catalog/defects";
import { noteReads } from "../inputs/reads";
import { providerModules, referenceModules } from "../reference/modules";
import {
  describeProviders,
  GIVEN_ISSUER,
  importProvider,
  type ProviderFacts,
} from "../reference/providers";
import { packageRoot } from "../versions";
import { casts } from "./casts";
import type { Subject } from "./written";

/** What every provider module is called with to see what it lacks. */
const CREDENTIALS = { clientId: "id", clientSecret: "secret" };

/**
 * Reads what configurations are written from: of every provider module of the installed package.
 *
 * @param siteDir where the site is, with the fixes in its plugins
 * @param root the folder of the package `@auth/core`
 */
export async function readSubjects(
  siteDir: string,
  root = packageRoot("@auth/core"),
): Promise<Subject[]> {
  const facts = await describeProviders(root);
  const read = providerModules(referenceModules(root)).map(async ({ source }) => {
    const fact = facts.get(source);
    if (!fact) throw new Error(`${source} is not a provider module.`);
    const module = source.replace("providers/", "");
    const fix = await readFix(siteDir, module);
    const defect = blockingDefect(module);
    const cast = casts[module];
    return {
      module,
      facts: fact,
      needsIssuer: await needsIssuer(source, fact, root),
      options: moduleSettings[module]?.options ?? {},
      hasFixedIssuer: moduleSettings[module]?.isFixed ?? false,
      ...(cast && { cast }),
      ...(defect && { defect }),
      ...(fix !== undefined && { fix }),
    };
  });
  return Promise.all(read);
}

/** Whether a provider module that gets no issuer has none, or addresses with a hole in the place of one. */
async function needsIssuer(source: string, { type }: ProviderFacts, root: string) {
  if (type !== "oauth" && type !== "oidc") return false;
  const create = await importProvider<ConfiguredProvider>(source, root);
  const { options, ...own } = create({ ...CREDENTIALS }) as ConfiguredProvider & {
    options: object;
  };
  // A provider module may also write the issuer of everybody into the options that it gets.
  const { issuer } = { ...own, ...options };
  if (type === "oidc") return issuer === undefined;
  const given = JSON.stringify({
    ...create({ ...CREDENTIALS, issuer: GIVEN_ISSUER }),
    options: {},
  });
  return (
    JSON.stringify(own).includes("undefined") &&
    given.includes(GIVEN_ISSUER) &&
    !given.includes("undefined")
  );
}

/** The members of a fix as its file has them; undefined if there is none. */
async function readFix(siteDir: string, module: string): Promise<string | undefined> {
  const file = path.join(siteDir, "plugins", "catalog", "fixes", `${module}.ts`);
  noteReads([file]);
  const code = await readFile(file, "utf8").catch(() => undefined);
  const members = code && /^export default \{\n(.*)\n\} satisfies Fix;$/ms.exec(code)?.[1];
  return members?.replaceAll(/^ {2}/gm, "");
}
