import { acme, APP, type Attack, EVIL, html } from "../stage";

/**
 * Login CSRF (RFC 6749, section 10.12): the attacker stops his own sign-in before the callback, and
 * lets Alice's browser follow it. If she ends up in his account, he reads what she does there.
 *
 * @param begun whether Alice has begun a sign-in of her own, so that her browser has check cookies
 */
export function loginCsrf(check: "pkce" | "state" | "nonce", begun: boolean): Attack {
  return {
    name: `login CSRF${begun ? " after a start" : ""}, ${check}`,
    config: () => ({ providers: [acme([check])] }),
    steps({ mallory, site }) {
      const pages = site(EVIL);
      return [
        {
          caption: "Mallory signs in at Acme, but keeps the way back to himself",
          why: "The address of the callback holds a code for his own account.",
          async act() {
            const callback = await mallory.consents(
              await mallory.begins("acme"),
              "Continue as Mallory Example",
            );
            const bare = new URL(callback);
            bare.searchParams.delete("state");
            pages.set("/", () =>
              html(`<a href="${callback}">Win a prize</a> <a href="${bare}">Win another</a>`),
            );
          },
          expect: () => mallory.isNot("Mallory Example"),
        },
        {
          caption: begun ? "Alice begins to sign in, then changes her mind" : "Alice looks around",
          why: begun
            ? "Her browser now has the cookies with which the app checks what comes back."
            : "Her browser has no check cookie.",
          async act({ alice }) {
            await alice.opens("/auth/signin");
            if (begun) await alice.clicks("Sign in with Acme ID");
          },
          expect: ({ alice }) => alice.hasNoCookie("__Secure-authjs.session-token"),
        },
        {
          caption: "She follows one of Mallory's links, whether it carries his state or none",
          why: "Both lead to the callback with his code.",
          async act({ alice }) {
            await alice.opens(EVIL);
            await alice.clicks("Win another");
            if (begun) {
              await alice.opens("/auth/signin");
              await alice.clicks("Sign in with Acme ID");
            }
            await alice.opens(EVIL);
            await alice.clicks("Win a prize");
            await alice.opens(APP);
          },
          expect: ({ alice }) => alice.sees("You are not signed in."),
        },
      ];
    },
  };
}
