import { skipCSRFCheck } from "@auth/core";

import { ownSignInPage } from "../app";
import type { Fault } from "../fault";

/** Forms, links and addresses of the app, where they do not begin or end a sign-in as they should. */
export const formFaults: readonly Fault[] = [
  {
    id: "own-form-without-token",
    isCommon: true,
    title: "A form of the app's own has no CSRF token",
    cause: "Auth.js accepts a form only with the token that belongs to the browser's cookie.",
    fix: "Call `signIn()` in a Server Action, or put the token from `/csrf` into the form.",
    to: "/reference/errors/#missingcsrf",
    area: "callbacks",
    way: "provider",
    lab: "MissingCSRF",
    routes: ({ url, method }) =>
      method === "GET" && new URL(url).pathname === "/auth/signin" && !url.includes("error=")
        ? ownSignInPage("/auth/signin/acme")
        : undefined,
  },
  {
    id: "sign-in-link-to-provider",
    title: "A link leads to `/signin/<provider>`",
    cause:
      "Only a POST begins a sign-in, so that no other site can do so; a link shows the sign-in page.",
    fix: 'Call `signIn("<provider>")`, or make it a form with the token.',
    to: "/reference/endpoints/",
    area: "callbacks",
    visit: ({ alice }) => alice.opens("/auth/signin/acme"),
  },
  {
    id: "callback-without-provider",
    title: "The callback is opened without a provider",
    cause: "The address in the provider's console ends at `/callback`.",
    fix: "Register `/callback/<id of the provider>`.",
    to: "/reference/errors/#invalidprovider",
    area: "provider",
    lab: "InvalidProvider",
    visit: ({ alice }) => alice.opens("/auth/callback"),
  },
  {
    id: "unknown-path",
    title: "A link leads to an action that does not exist",
    cause:
      "The path ends with a name that Auth.js does not have, or with `undefined` from a setting that is missing.",
    fix: "Compare the path with the endpoints.",
    to: "/reference/endpoints/",
    area: "callbacks",
    lab: "UnknownAction",
    visit: ({ alice }) => alice.opens("/auth/undefined"),
  },
  {
    id: "callback-url-invalid",
    title: "The address to return to is no address",
    cause: "`callbackUrl` or its cookie has neither a path nor a complete http address.",
    fix: "Begin a path with `/`. If the cookie is to blame, delete it.",
    to: "/reference/errors/#invalidcallbackurl",
    area: "callbacks",
    lab: "InvalidCallbackUrl",
    visit: ({ alice }) => alice.opens("/auth/signin?callbackUrl=account"),
  },
  {
    id: "return-to-other-host",
    title: "The address to return to is at another host",
    cause:
      "Auth.js leads back to its own origin only, and to its first page for any other address.",
    fix: "Allow the host in the `redirect` callback.",
    to: "/reference/callbacks/",
    area: "callbacks",
    async visit({ alice, enters }) {
      await alice.opens("/auth/signin?callbackUrl=https://www.app.example/account");
      await enters();
    },
  },
  {
    id: "csrf-check-off",
    title: "CSRF protection is off",
    cause: "The config has `skipCSRFCheck`, which packages with their own protection set.",
    fix: "Take it out unless your package needs it.",
    to: "/reference/errors/#csrf-disabled",
    area: "callbacks",
    lab: "csrf-disabled",
    config: () => ({ skipCSRFCheck }),
    later: ({ alice }) => alice.opens("/auth/csrf"),
  },
];

/** What a person does, where nothing is wrong with the setup. */
export const peopleFaults: readonly Fault[] = [
  {
    id: "canceled",
    title: "The person cancels at the provider",
    cause: "The provider sends a person who presses Cancel back with `access_denied`.",
    fix: "Show the sign-in page again, with a message for `OAuthCallbackError`.",
    to: "/reference/errors/#oauthcallbackerror",
    area: "nothing",
    lab: "OAuthCallbackError",
    async visit({ alice }) {
      await alice.clicks("Sign in with Acme ID");
      await alice.clicks("Cancel");
    },
  },
  {
    id: "took-too-long",
    isCommon: true,
    title: "The sign-in took longer than 15 minutes",
    cause: "The cookies of the checks have expired by then.",
    fix: "Begin again from the sign-in page.",
    to: "/faq/#invalid-check",
    area: "nothing",
    lab: "InvalidCheck",
    async visit({ alice, world }) {
      await alice.clicks("Sign in with Acme ID");
      world.clock.advances("16 min");
      await alice.clicks("Continue as Alice Example");
    },
  },
  {
    id: "second-tab",
    title: "A second tab has begun a sign-in meanwhile",
    cause:
      "Each sign-in overwrites the cookies of the one before: the first tab's answer does not fit them. A prefetch does the same.",
    fix: "End the sign-in in the tab that began last, and do not prefetch sign-in links.",
    to: "/concepts/pkce-state-nonce/#two-tabs",
    area: "nothing",
    async visit({ alice }) {
      await alice.clicks("Sign in with Acme ID");
      await alice.opensInNewTab("/auth/signin");
      await alice.clicks("Sign in with Acme ID");
      alice.switchesToTab(1);
      await alice.clicks("Continue as Alice Example");
    },
  },
  {
    id: "callback-opened-again",
    title: "The callback was opened a second time",
    cause:
      "A reload, the back button or a bookmark repeats an address that works once: its cookie is gone.",
    fix: "Begin again from the sign-in page.",
    to: "/faq/#invalid-check",
    area: "nothing",
    async visit({ alice, enters, world }) {
      await enters();
      const callback = world.trace.events.findLast(
        (event) => event.kind === "request" && event.url.includes("/auth/callback/acme?"),
      );
      world.browser("alice").jar.delete();
      await alice.opens(callback?.kind === "request" ? callback.url : "/");
    },
  },
  {
    id: "cookies-blocked",
    title: "The browser has lost the cookies on the way",
    cause:
      "Cookies are blocked or cleared, or the sign-in began in the browser of an app and ended in another one.",
    fix: "Allow cookies for the site, and do the whole sign-in in one browser.",
    to: "/faq/#invalid-check",
    area: "nothing",
    async visit({ alice, world }) {
      await alice.clicks("Sign in with Acme ID");
      world.browser("alice").jar.delete();
      await alice.clicks("Continue as Alice Example");
    },
  },
];
