import { acme, APP, type Attack, html } from "../stage";

const SHADY = "https://shady.example";

/**
 * The app lets people choose between an honest provider and one that the attacker runs (the setting
 * of RFC 9700, section 4.4). Alice chooses his. He hands her state and her code challenge to the honest
 * provider, consents there as himself, and lets his provider send her to the honest one's callback.
 * State and PKCE match; only the check cookies' bond to the provider is in his way.
 */
export const mixedUpProviders: Attack = {
  name: "mixed-up providers",
  config: () => ({
    providers: [
      acme(["pkce", "state"]),
      {
        ...acme(["pkce", "state"]),
        id: "shady",
        name: "Shady ID",
        issuer: SHADY,
        clientId: "shady-client-id",
      },
    ],
  }),
  steps({ mallory, site }) {
    let asked = new URLSearchParams();
    const pages = site(SHADY)
      .set("/.well-known/openid-configuration", () =>
        Response.json({
          issuer: SHADY,
          authorization_endpoint: `${SHADY}/authorize`,
          token_endpoint: `${SHADY}/token`,
          userinfo_endpoint: `${SHADY}/userinfo`,
        }),
      )
      .set("/authorize", (request) => {
        asked = new URL(request.url).searchParams;
        return html("One moment, please.");
      });
    return [
      {
        caption: "Alice chooses Shady ID",
        why: "Mallory, who runs it, sees her state and her code challenge.",
        async act({ alice }) {
          await alice.opens("/auth/signin");
          await alice.clicks("Sign in with Shady ID");
        },
        expect: ({ alice }) => alice.isAt(`${SHADY}/authorize`),
      },
      {
        caption: "He gets a code from Acme for them, and Shady ID sends her back with it",
        why: "The redirect URI is the app's own, and registered at Acme.",
        async act({ alice }) {
          const url = new URL((await mallory.begins("acme")).href);
          for (const name of ["state", "code_challenge"]) {
            url.searchParams.set(name, asked.get(name) ?? "");
          }
          const callback = await mallory.consents(url, "Continue as Mallory Example");
          pages.set("/continue", () => html(`<a href="${callback}">Continue</a>`));
          await alice.opens(`${SHADY}/continue`);
          await alice.clicks("Continue");
          await alice.opens(APP);
        },
        expect: ({ alice }) => alice.sees("You are not signed in."),
      },
    ];
  },
};
