import type { Cast, ProviderActor } from "#scenario";

export const app = "https://app.example";

type Act = (
  cast: Cast<"alice"> & { acme: ProviderActor; globex: ProviderActor },
) => void | Promise<void>;

const opensSignIn: Act = ({ alice }) => alice.opens("/auth/signin");
const opensHome: Act = ({ alice }) => alice.opens("/");

async function signsIn({ alice }: Pick<Cast<"alice">, "alice">, name = "Alice Example") {
  await alice.opens("/auth/signin");
  await alice.clicks("Sign in with Acme ID");
  await alice.clicks(`Continue as ${name}`);
}

async function signsOut({ alice }: Pick<Cast<"alice">, "alice">) {
  await alice.opens("/auth/signout");
  await alice.clicks("Sign out");
}

/** What is done in the app so that each error, and each warning, comes about. */
export const acts: Record<string, Act> = {
  AccessDenied: (cast) => signsIn(cast),
  async AccountNotLinked(cast) {
    const { alice } = cast;
    await alice.opens("/auth/signin");
    await alice.registersPasskey({ email: "alice@mail.example" });
    await signsOut(cast);
    await signsIn(cast, "Bob Example");
    await alice.opens("/auth/signin");
    await alice.signsInWithPasskey();
  },
  AdapterError: (cast) => signsIn(cast),
  AuthError: opensSignIn,
  CallbackRouteError: (cast) => signsIn(cast),
  async CredentialsSignin({ alice }) {
    await alice.opens("/auth/signin");
    alice.fills("Password", "wrong");
    await alice.clicks("Sign in with Credentials");
  },
  DuplicateConditionalUI: opensSignIn,
  ErrorPageLoop: ({ alice }) => alice.opens("/auth/signin?callbackUrl=/sorry"),
  EventError: (cast) => signsIn(cast),
  ExperimentalFeatureNotEnabled: opensSignIn,
  InvalidCallbackUrl: ({ alice }) => alice.opens("/auth/signin?callbackUrl=javascript:alert(1)"),
  async InvalidCheck({ alice, clock }) {
    await alice.opens("/auth/signin");
    await alice.clicks("Sign in with Acme ID");
    clock.advances("16 min");
    await alice.clicks("Continue as Alice Example");
  },
  InvalidEndpoints: opensSignIn,
  InvalidProvider: ({ alice }) => alice.opens("/auth/callback"),
  async JWTSessionError(cast) {
    const { alice } = cast;
    await signsIn(cast);
    const name = "__Secure-authjs.session-token";
    alice.plantsCookie({ name, value: "a-token-made-with-another-secret", url: app });
    await alice.opens("/");
  },
  MissingAdapter: opensSignIn,
  MissingAdapterMethods: opensSignIn,
  MissingAuthorize: opensSignIn,
  async MissingCSRF({ alice }) {
    await alice.opens("/");
    await alice.clicks("Sign out at once");
  },
  MissingSecret: opensSignIn,
  MissingWebAuthnAutocomplete: opensSignIn,
  async OAuthAccountNotLinked(cast) {
    const { alice } = cast;
    await signsIn(cast);
    await signsOut(cast);
    await alice.opens("/auth/signin");
    await alice.clicks("Sign in with Globex ID");
    await alice.clicks("Continue as Alice Example");
  },
  async OAuthCallbackError({ alice }) {
    await alice.opens("/auth/signin");
    await alice.clicks("Sign in with Acme ID");
    await alice.clicks("Cancel");
  },
  OAuthProfileParseError: (cast) => signsIn(cast),
  SessionTokenError: (cast) => signsIn(cast),
  async SignOutError(cast) {
    await signsIn(cast);
    await signsOut(cast);
  },
  UnknownAction: ({ alice }) => alice.opens("/auth/profile"),
  UnsupportedStrategy: opensSignIn,
  UntrustedHost: opensSignIn,
  async Verification({ alice }) {
    await alice.opens("/auth/signin");
    alice.fills("Email", "alice@mail.example");
    await alice.clicks("Sign in with Resend");
    await alice.clicksLinkInMail("Sign in to app.example");
    await alice.clicksLinkInMail("Sign in to app.example");
  },
  async WebAuthnVerificationError({ alice }) {
    await alice.opens("/auth/signin");
    await alice.registersPasskey({ email: "alice@mail.example" });
  },
  "csrf-disabled": ({ alice }) => alice.opens("/auth/csrf"),
  "debug-enabled": opensHome,
  "env-url-basepath-mismatch": opensHome,
  "env-url-basepath-redundant": opensHome,
  "experimental-webauthn": opensHome,
};

/** Everything that can go wrong here, in the order of a list to choose from. */
export const PROBLEMS = Object.keys(acts);
