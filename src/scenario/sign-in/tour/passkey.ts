import { basePathOf } from "../config-at-hand";
import { signsOut } from "./around";
import { hasSession, type Tour, type TourStep } from "./tour";

/** Signing in with a key that never leaves the person's device. */
export function passkeySteps(tour: Tour): TourStep[] {
  const { config, provider, person } = tour;
  const use = {
    email: person.email,
    provider: provider.id,
    ...(config.pages?.signIn !== undefined && { authPath: basePathOf(config) }),
  };
  return [
    {
      caption: "She registers a passkey, which makes an account",
      why: "Nobody has this address, so Auth.js offers a registration. Her device makes a key pair for this site alone; the private key stays there, the public one goes into the database.",
      act: ({ alice }) => alice.registersPasskey(use),
      expect: ({ alice }) => hasSession(alice, config),
    },
    signsOut(tour, "She signs out, and the passkey stays on her device"),
    {
      caption: "She comes back, and signs in with it",
      why: "Auth.js sends a challenge, the device signs it, and the public key proves the signature. There is no secret on the server that could be stolen.",
      async act({ alice }) {
        await alice.opens(config.pages?.signIn ?? `${basePathOf(config)}/signin`);
        await alice.signsInWithPasskey(use);
      },
      expect: ({ alice }) => hasSession(alice, config),
    },
  ];
}
