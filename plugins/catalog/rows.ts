import type {
  ProviderCatalog,
  ProviderRow,
  Remark,
  SignInProof,
} from "../../src/components/ProviderTable/rows";
import { moduleSettings, resolveProvider } from "../../src/vendors";
import { describeProviders, type ProviderFacts } from "../reference/providers";
import { installedVersions } from "../versions";
import { blockingDefect, defects, type Evidence } from "./defects";
import { callModule, listModules, type ProviderModule } from "./modules";
import { runners } from "./runners";

/**
 * Computes the table: every provider module of the installed package, signed in with one after the
 * other. A world replaces the realm's time, randomness and network while it lives, so nothing else
 * may run in the process meanwhile.
 *
 * @throws Error naming the modules whose sign-in fails without a defect that explains it
 */
export async function computeCatalog(): Promise<ProviderCatalog> {
  const facts = await describeProviders();
  const rows: ProviderRow[] = [];
  const unexplained: string[] = [];
  for (const module of listModules()) {
    const fact = facts.get(module.reference.source);
    if (!fact) throw new Error(`${module.name} is not a provider module.`);
    const row = await computeRow(module, fact, unexplained);
    rows.push(row);
  }
  if (unexplained.length > 0) {
    throw new Error(
      `These provider modules do not sign in, and plugins/catalog/defects.ts does not say why:\n${unexplained.join("\n")}`,
    );
  }
  return { package: `@auth/core ${installedVersions()["@auth/core"]}`, rows };
}

async function computeRow(
  { name, reference }: ProviderModule,
  { id, name: label, type }: ProviderFacts,
  unexplained: string[],
): Promise<ProviderRow> {
  const runner = runners[type];
  const proof = await runner?.(name).catch((error: unknown) => {
    if (!blockingDefect(name)) unexplained.push(`${name}: ${String(error)}`);
  });
  if (proof && blockingDefect(name)) {
    throw new Error(`${name} signs in: take it out of plugins/catalog/defects.ts.`);
  }
  return {
    module: name,
    reference: reference.url,
    id,
    name: label,
    type,
    ...(await describeProtection(name, type)),
    needs: Object.keys(moduleSettings[name]?.options ?? {}),
    signsIn: runner ? proof !== undefined : null,
    remark: remarkOn(name),
    proof: (proof as SignInProof | undefined) ?? null,
  };
}

async function describeProtection(
  name: string,
  type: string,
): Promise<Pick<ProviderRow, "checks" | "clientAuthentication">> {
  if (type !== "oauth" && type !== "oidc") return { checks: [], clientAuthentication: null };
  const { checks, clientAuthentication } = resolveProvider(await callModule(name));
  return { checks: [...checks], clientAuthentication };
}

function remarkOn(name: string): Remark | null {
  const defect = defects[name];
  if (!defect) return null;
  const { says, source, evidence, fix } = defect;
  return { says, source, evidence: evidence.map(place), fix: fix ? Object.keys(fix) : null };
}

function place({ file, line }: Evidence): string {
  return `${file}:${line}`;
}
