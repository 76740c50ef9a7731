/** One provider module of `@auth/core`, and what came of signing in with it. */
export interface ProviderRow {
  /** `github`, as in `@auth/core/providers/github`. */
  module: string;
  /** The module's page in the reference. */
  reference: string;
  id: string;
  name: string;
  type: string;
  /** What protects the round trip: `pkce`, `state`, `nonce`. */
  checks: string[];
  /** How the app proves itself at the token endpoint. */
  clientAuthentication: string | null;
  /** Options that it needs beyond ID and secret. */
  needs: string[];
  /** null: no sign-in has been tried when the site was built. */
  signsIn: boolean | null;
  /** Why it does not sign in, or which options do not work. */
  remark: Remark | null;
  proof: SignInProof | null;
}

/** A defect, with the line that shows it. */
export interface Remark {
  says: string;
  source: string;
  /** `providers/vk.ts:370`. */
  evidence: string[];
  /** Options, by name, with which a provider module that cannot sign in does. */
  fix: string[] | null;
}

/** What a completed sign-in showed. */
export interface SignInProof {
  /** Member of the provider's answer that becomes `account.providerAccountId`. */
  idSource: string;
  /** Its type: the library's types promise a string. */
  idType: string;
  /** What becomes of the user's name: `full name`, `user name`, `e-mail address`, or nothing. */
  nameFrom: string | null;
  email: boolean;
  picture: boolean;
  /** Origins that the world stands up. */
  hosts: string[];
  /** Requests of one sign-in to the provider: those of the browser, those of the app. */
  requests: { browser: number; app: number };
}

/** What plugins/catalog writes. */
export interface ProviderCatalog {
  /** `@auth/core 0.41.3`. */
  package: string;
  rows: ProviderRow[];
}
