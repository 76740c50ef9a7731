import type { SignInProof } from "../../src/components/ProviderTable/rows";
import type { ProviderType } from "../reference/providers";
import { callPreset } from "./presets";
import { prove } from "./proof";
import { signIn } from "./sign-in";

/**
 * Signs in with a provider module in a world of its own.
 *
 * @param name the module: `github`
 * @throws Error if the sign-in does not complete, with the reason
 */
export type ProviderRunner = (name: string) => Promise<SignInProof>;

/**
 * How each type of provider is tried. A type without an entry is in the table, with the remark that
 * no sign-in is tried when the site is built.
 */
export const runners: Partial<Record<ProviderType, ProviderRunner>> = {
  oauth: clickThrough,
  oidc: clickThrough,
};

async function clickThrough(name: string): Promise<SignInProof> {
  const preset = await callPreset(name);
  const outcome = await signIn(preset);
  if (outcome.failure !== undefined) throw new Error(outcome.failure);
  return prove(outcome, preset.profile);
}
