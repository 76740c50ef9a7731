import { readFile } from "node:fs/promises";
import path from "node:path";

import type {
  Notice,
  PasteStart,
  ProviderEntry,
  ProviderLab,
} from "../../src/components/playground/labs";
import { withAdapter } from "../../src/config-code/adapter-code";
import type { Exports } from "../../src/sandbox/realm/module-loader";
import { importProvider } from "../reference/providers";
import { noteReads } from "../inputs/reads";
import { packageRoot } from "../versions";
import { evaluateScenario } from "./evaluate";
import { readSubjects } from "./read";
import { issuerOf, type Subject, writeConfig } from "./written";

/** The files that all labs have in common, of which readers see all but the scenario. */
const COMMON = ["app.ts", "pages.ts", "scenario.ts"];

/** The files of a database, which the example about databases explains. */
const DATABASE = ["db.ts", "schema.ts"];

/** Types of providers that keep what they need in a database. */
const NEED_ADAPTER = ["email", "webauthn"];

/** What the site gets: the list of providers, and a lab for each by the name of its module. */
export interface Labs {
  entries: ProviderEntry[];
  labs: ProviderLab[];
  /** What a configuration that the reader pastes is put into. */
  paste: PasteStart;
}

/**
 * Writes a lab for each provider module of the installed package.
 *
 * @param siteDir where the site is
 * @param root the folder of the package `@auth/core`
 * @throws naming the module whose configuration does not evaluate
 */
export async function writeLabs(siteDir: string, root = packageRoot("@auth/core")): Promise<Labs> {
  const subjects = await readSubjects(siteDir, root);
  const common = await readFiles(path.join(siteDir, "plugins", "provider-labs", "lab"), COMMON);
  const database = await readFiles(path.join(siteDir, "examples", "database-sessions"), DATABASE);
  const modules = await importModules(subjects, root);
  const labs = subjects.map((subject) => writeLab(subject, common, database, modules));
  return { entries: subjects.map(entryOf), labs, paste: startOfPaste(subjects, common) };
}

type Files = Record<string, string>;

function writeLab(
  subject: Subject,
  common: Files,
  database: Files,
  modules: ReadonlyMap<string, Exports>,
): ProviderLab {
  const { module } = subject;
  const written = writeConfig(subject);
  const needsAdapter = NEED_ADAPTER.includes(subject.facts.type);
  const files = {
    "auth.ts": needsAdapter ? (withAdapter(written["auth.ts"]) ?? "") : written["auth.ts"],
    ".env": written[".env"],
    ...common,
    ...(needsAdapter && database),
  };
  const { title, summary, steps } = evaluateScenario(files, modules);
  const notice = noticeOf(subject);
  return {
    example: {
      slug: `provider:${module}`,
      title,
      summary,
      files,
      steps: steps.map(({ caption, why }) => ({ caption, why })),
    },
    ...(notice && { notice }),
  };
}

/** A lab without a configuration, and what a conversion has to know of the library. */
function startOfPaste(subjects: readonly Subject[], common: Files): PasteStart {
  return {
    example: {
      slug: "pasted",
      title: "Your configuration",
      summary:
        "Your pasted config, with an app around it, and an internet with the providers it names.",
      files: common,
      steps: [],
    },
    providers: subjects.map(({ module, facts, needsIssuer, options }) => ({
      module,
      id: facts.id,
      type: facts.type,
      ...(needsIssuer && { issuer: issuerOf({ facts, options }) }),
    })),
  };
}

/** What is to be said above a lab whose provider module does not sign in as it is. */
function noticeOf({ defect, fix }: Subject): Notice | undefined {
  if (!defect) return undefined;
  const { says, source, evidence } = defect;
  const lines = evidence.map(({ file, line }) => `${file}:${line}`);
  return { says, source, evidence: lines, hasFix: fix !== undefined };
}

function entryOf({ module, facts, defect, fix }: Subject): ProviderEntry {
  const { id, name, type } = facts;
  return { module, id, name, type, ...(defect && fix === undefined && { fails: true }) };
}

async function readFiles(folder: string, names: readonly string[]): Promise<Files> {
  noteReads(names.map((name) => path.join(folder, name)));
  const texts = names.map((name) => readFile(path.join(folder, name), "utf8"));
  const read = await Promise.all(texts);
  return Object.fromEntries(names.map((name, index) => [name, read[index] ?? ""]));
}

/** The provider modules by specifier; a configuration takes nothing of them but the function. */
async function importModules(
  subjects: readonly Subject[],
  root: string,
): Promise<ReadonlyMap<string, Exports>> {
  const modules = subjects.map(async ({ module }): Promise<[string, Exports]> => [
    `@auth/core/providers/${module}`,
    { default: await importProvider(`providers/${module}`, root) },
  ]);
  return new Map(await Promise.all(modules));
}
