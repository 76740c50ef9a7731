import { acme, type Attack, EVIL, html } from "../stage";

/** A link to the app's own sign-in page that ends on the attacker's site. */
export const openRedirect: Attack = {
  name: "open redirect",
  config: () => ({ providers: [acme(["pkce"])] }),
  steps({ site }) {
    site(EVIL).set("/phish", () => html("Your session has expired. Your password, please."));
    return [
      {
        caption: "Alice follows Mallory's link to the sign-in page, and signs in",
        why: "The link names an address of Mallory's as the place to go afterwards.",
        async act({ alice }) {
          await alice.opens(`/auth/signin?callbackUrl=${encodeURIComponent(`${EVIL}/phish`)}`);
          await alice.clicks("Sign in with Acme ID");
          await alice.clicks("Continue as Alice Example");
        },
        expect({ alice }) {
          alice.isAt("/");
          alice.sees("Hello, Alice Example.");
        },
      },
    ];
  },
};
