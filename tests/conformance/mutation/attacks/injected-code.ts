import type { Attack } from "../stage";
import { acme } from "../stage";

/**
 * A code that leaked before it was redeemed, injected into a sign-in of the attacker's own (RFC 9700,
 * section 4.5). PKCE or nonce bind a code to the browser that asked for it; state does not.
 */
export function injectedCode(check: "pkce" | "nonce"): Attack {
  return {
    name: `injected code, ${check}`,
    config: () => ({ providers: [acme([check])] }),
    steps: ({ mallory, gateway }) => [
      {
        caption: "Alice signs in, but a gateway fails and she never gets back to the app",
        why: "The code in the address was not redeemed. The gateway's log has it.",
        async act({ alice }) {
          gateway.losesNextCallback();
          await alice.opens("/auth/signin");
          await alice.clicks("Sign in with Acme ID");
          await alice.clicks("Continue as Alice Example");
        },
        expect: ({ alice }) => alice.sees("504 Gateway Timeout"),
      },
      {
        caption: "Mallory, who reads the log, puts her code into a sign-in of his own",
        why: "His browser has check cookies of its own, for a code of its own.",
        async act() {
          await mallory.begins("acme");
          await mallory.get(gateway.lost ?? "");
        },
        expect: () => mallory.isNot("Alice Example"),
      },
    ],
  };
}
