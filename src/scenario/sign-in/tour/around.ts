import { basePathOf, hasDatabaseSessions } from "../config-at-hand";
import { buttonOf, hasNoSession, hasSession, type Tour, type TourStep } from "./tour";

/** What the person does before and after a sign-in, whichever provider it is with. */

/** The page of the app's that only shows who is signed in. */
const PROTECTED = "/protected";

/** Somebody opens the app, and then its sign-in page. */
export function beforeSignIn(tour: Tour): TourStep[] {
  const { config, provider } = tour;
  const own = config.pages?.signIn;
  return [
    {
      caption: "Alice opens the app, and nobody knows her",
      why: "Her browser has no session cookie. The app asks Auth.js for the session, and there is none.",
      act: ({ alice }) => alice.opens("/"),
      expect({ alice }) {
        alice.sees("You are not signed in.");
        hasNoSession(alice, config);
      },
    },
    {
      caption: "She opens the sign-in page",
      why:
        own === undefined
          ? "Auth.js draws this page by itself, with a button or a form for each provider of the config. Each form carries the CSRF token, whose other half is in a cookie."
          : `The config sends everybody who wants to sign in to ${own}, a page of the app's own. It asks Auth.js for the providers and for the CSRF token.`,
      act: ({ alice }) => alice.clicks("Sign in"),
      expect({ alice }) {
        alice.isAt(own ?? `${basePathOf(config)}/signin`);
        alice.sees(buttonOf(provider));
      },
    },
  ];
}

/** Somebody who has signed in looks at a protected page. */
export function looksAtSession({ config }: Tour): TourStep {
  return {
    caption: "She opens a page for people who are signed in",
    why: hasDatabaseSessions(config)
      ? "Auth.js looks the session up in the database by the token in the cookie, and tells the app what the page shows: this is all that the app learns about her."
      : "The cookie holds the session itself, encrypted. Auth.js decrypts it and tells the app what the page shows: this is all that the app learns about her.",
    act: ({ alice }) => alice.opens(PROTECTED),
    expect({ alice }) {
      alice.isAt(PROTECTED);
      alice.sees("Only people who are signed in see this.");
      hasSession(alice, config);
    },
  };
}

/** Somebody signs out by way of the start page. */
export function signsOut({ config }: Tour, caption = "She signs out"): TourStep {
  return {
    caption,
    why: hasDatabaseSessions(config)
      ? "Auth.js deletes the row of her session and the cookie. A copy of the cookie is worth nothing any more."
      : "Auth.js deletes the cookie. A copy of it would work until it expires: nobody keeps a list of JWT sessions.",
    async act({ alice }) {
      await alice.opens("/");
      await alice.clicks("Sign out");
      await alice.clicks("Sign out");
    },
    expect({ alice }) {
      hasNoSession(alice, config);
    },
  };
}
