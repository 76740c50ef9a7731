import type { KnownProvider, LabExample } from "@site/src/lab";

/** A provider module as the playground lists it (plugins/provider-labs). */
export interface ProviderEntry {
  /** `github`, as in `@auth/core/providers/github`: how addresses name it. */
  module: string;
  /** The id in callback URLs; not always the module's name. */
  id: string;
  name: string;
  type: string;
  /** Nobody can sign in with it, and no option fixes that. */
  fails?: boolean;
}

/** Why a provider module does not sign in as it is; backticks in the text mark code. */
export interface Notice {
  says: string;
  source: string;
  /** Lines of the package's `src`: `providers/vk.ts:370`. */
  evidence: string[];
  /** The configuration has an option that fixes it. */
  hasFix: boolean;
}

/** The lab that a pasted configuration becomes a part of. */
export interface PasteStart {
  example: LabExample;
  providers: KnownProvider[];
}

/** The lab of one provider. */
export interface ProviderLab {
  example: LabExample;
  notice?: Notice;
}
