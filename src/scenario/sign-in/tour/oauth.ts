import { isKnown, resolveProvider } from "../../../vendors";
import { cookieName } from "../config-at-hand";
import { buttonOf, hasSession, type Tour, type TourStep } from "./tour";

/** What a check leaves in the browser until the person comes back. */
const CHECKS = {
  pkce: { cookie: "pkceCodeVerifier", words: "the secret half of PKCE" },
  state: { cookie: "state", words: "the state" },
  nonce: { cookie: "nonce", words: "the nonce" },
} as const;

/** Signing in by way of an identity provider. */
export function oauthSteps({ config, provider, person }: Tour): TourStep[] {
  const { name, made } = provider;
  const checks = checksOf(made);
  const kept = checks.map((check) => CHECKS[check].words).join(" and ");
  const isOpenId = provider.type === "oidc";
  return [
    {
      caption: `She chooses ${name}, and ${name} asks for her consent`,
      why: `Auth.js answers the form with a redirect to ${name}. ${
        kept
          ? `Her browser keeps ${kept} in an encrypted cookie for 15 minutes, which binds the answer to this browser.`
          : "Nothing binds the answer to her browser: the config switches all checks off."
      }`,
      act: ({ alice }) => alice.clicks(buttonOf(provider)),
      expect({ alice }) {
        alice.sees(`wants to sign you in with ${name}`);
        for (const check of checks) alice.hasCookie(cookieName(config, CHECKS[check].cookie));
      },
    },
    {
      caption: "She agrees, and comes back signed in",
      why: `${
        isOpenId
          ? `${name} sends her back with a code. Auth.js exchanges it for an ID token, and the provider's profile() turns its claims into her session.`
          : `${name} sends her back with a code. Auth.js exchanges it for an access token, and asks ${name} who she is. The provider's profile() turns the answer into her session.`
      } ${limits(provider)}`,
      act: ({ alice }) => alice.clicks(`Continue as ${person.name}`),
      expect: ({ alice }) => hasSession(alice, config),
    },
  ];
}

/** What a step that works does not show, since the world is made of the configuration. */
function limits({ name, ownId }: Tour["provider"]): string {
  return isKnown({ ownId })
    ? `The lab registers the ID and the secret of this configuration with its own ${name}: whether the real one knows them, it cannot tell.`
    : `The lab makes ${name} from this configuration, with fields of its own choice for a user: whether the real one has these addresses, this ID and secret, and these fields, it cannot tell.`;
}

function checksOf(made: Tour["provider"]["made"]): (keyof typeof CHECKS)[] {
  try {
    return resolveProvider(made).checks.filter((check) => check in CHECKS) as never;
  } catch {
    return [];
  }
}
