import { blockingDefect } from "../../../plugins/catalog/defects";
import { listModules } from "../../../plugins/catalog/modules";
import { runners } from "../../../plugins/catalog/runners";
import { describeProviders } from "../../../plugins/reference/providers";

/** A provider module that somebody signs in with. */
export interface ProviderJob {
  name: string;
  /** What the table of all providers does: whole sign-ins in a world of its own. @throws if one fails */
  signIn: () => Promise<void>;
}

/**
 * Every OAuth and OpenID Connect provider that can be signed in with, to be run one after the other.
 * Modules for mail and passkeys are left out: core never forgets that it has seen one, and then asks
 * every later config of the process for an adapter (`lib/utils/assert.ts`).
 */
export async function providerJobs(): Promise<ProviderJob[]> {
  const facts = await describeProviders();
  return listModules().flatMap(({ name, reference }) => {
    const type = facts.get(reference.source)?.type;
    const runner = type === "oauth" || type === "oidc" ? runners[type] : undefined;
    if (!runner || blockingDefect(name)) return [];
    return [{ name, signIn: async () => void (await runner(name)) }];
  });
}
