import { acme, APP, type Attack, EVIL, html } from "../stage";

const SESSION = "__Secure-authjs.session-token";
/** A subdomain of the app's host that somebody has taken over. */
const BLOG = "https://blog.app.example";

/** A page with a form for one of the app's own addresses, which a visitor submits unaware. */
function trap(path: string, fields: Record<string, string> = {}) {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  );
  return () =>
    html(
      `<form method="post" action="${APP}${path}">${inputs.join("")}<button>Win a prize</button></form>`,
    );
}

/**
 * A foreign site's form signs Alice in to the attacker's account with his password. No cookie has to
 * go along, so SameSite does not help.
 */
export const forgedSignIn: Attack = {
  name: "forged sign-in",
  config: () => ({
    providers: [
      acme(["pkce"]),
      {
        id: "credentials",
        name: "Password",
        type: "credentials",
        credentials: { username: {}, password: { type: "password" } },
        authorize: ({ username, password }) =>
          username === "mallory" && password === "open sesame" ? { name: "Mallory Example" } : null,
      },
    ],
  }),
  steps({ site, mallory }) {
    const fields = { username: "mallory", password: "open sesame" };
    site(EVIL).set("/", trap("/auth/callback/credentials", fields));
    return [
      {
        caption: "Mallory can sign in to his own account",
        why: "What he lets Alice's browser send is a sign-in that works.",
        act: async () => void (await mallory.post("/auth/callback/credentials", fields)),
        async expect() {
          const home = await (await mallory.get("/")).text();
          if (!home.includes("Hello, Mallory Example.")) throw new Error(`It shows ${home}`);
        },
      },
      {
        caption: "Alice presses a button on Mallory's site, then opens the app",
        why: "The button sends his user name and his password to the app, from her browser.",
        async act({ alice }) {
          await alice.opens(EVIL);
          await alice.clicks("Win a prize");
          await alice.opens(APP);
        },
        expect: ({ alice }) => alice.sees("You are not signed in."),
      },
    ];
  },
};

/**
 * A form on a subdomain of the app's signs Alice out. The two are one site, so `SameSite=Lax` lets
 * the session cookie go along; only the CSRF token tells the app's own form from a forged one.
 */
export const forgedSignOut: Attack = {
  name: "forged sign-out",
  config: () => ({ providers: [acme(["pkce"])] }),
  steps({ site }) {
    site(BLOG).set("/", trap("/auth/signout"));
    return [
      {
        caption: "Alice signs in",
        why: "There must be a session that can end.",
        async act({ alice }) {
          await alice.opens("/auth/signin?callbackUrl=/");
          await alice.clicks("Sign in with Acme ID");
          await alice.clicks("Continue as Alice Example");
        },
        expect: ({ alice }) => alice.sees("Hello, Alice Example."),
      },
      {
        caption: "She presses a button on a subdomain that somebody has taken over",
        why: "The button sends the form of the sign-out page, without its token.",
        async act({ alice }) {
          await alice.opens(BLOG);
          await alice.clicks("Win a prize");
          await alice.opens(APP);
        },
        expect({ alice }) {
          alice.sees("Hello, Alice Example.");
          alice.hasCookie(SESSION);
        },
      },
    ];
  },
};

/**
 * The CSRF token is bound to no session: any pair of cookie and token that the app gave out matches.
 * A subdomain plants the attacker's pair in Alice's browser, and its form carries the token. What is
 * in the way is the cookie's name: one that begins with `__Host-` cannot come from a subdomain.
 */
export const plantedCookie: Attack = {
  name: "planted CSRF cookie",
  config: () => ({ providers: [acme(["pkce"])] }),
  steps({ site, mallory }) {
    const blog = site(BLOG);
    return [
      {
        caption: "Mallory gets a token with its cookie, and a subdomain plants the cookie",
        why: "Both come from the app itself, and match each other.",
        async act({ alice }) {
          const response = await mallory.get("/auth/csrf");
          const { csrfToken } = (await response.json()) as { csrfToken: string };
          const cookie = mallory.cookieAtApp("authjs.csrf-token");
          blog.set("/", () => {
            const page = trap("/auth/signout", { csrfToken })();
            for (const prefix of ["__Host-", "__Secure-"]) {
              page.headers.append(
                "set-cookie",
                `${prefix}authjs.csrf-token=${cookie}; Domain=app.example; Path=/; Secure`,
              );
            }
            return page;
          });
          await alice.opens(BLOG);
        },
        expect: ({ alice }) => alice.isAt(BLOG),
      },
      {
        caption: "Alice signs in",
        why: "If the planted cookie is in her jar, the app takes it for the one it gave her.",
        async act({ alice }) {
          await alice.opens("/auth/signin?callbackUrl=/");
          await alice.clicks("Sign in with Acme ID");
          await alice.clicks("Continue as Alice Example");
        },
        expect: ({ alice }) => alice.sees("Hello, Alice Example."),
      },
      {
        caption: "She presses the subdomain's button",
        why: "The form carries the token that belongs to the planted cookie.",
        async act({ alice }) {
          await alice.opens(BLOG);
          await alice.clicks("Win a prize");
          await alice.opens(APP);
        },
        expect: ({ alice }) => alice.sees("Hello, Alice Example."),
      },
    ];
  },
};

/**
 * A foreign site's form begins a sign-in in Alice's name. Where the provider knows her and asks
 * nothing, that is a sign-in without her will.
 */
export const forgedStart: Attack = {
  name: "forged start",
  config: () => ({ providers: [acme(["pkce"])] }),
  steps({ site }) {
    site(EVIL).set("/", trap("/auth/signin/acme"));
    return [
      {
        caption: "Alice presses a button on Mallory's site",
        why: "The button sends the form of the sign-in page, without its token.",
        async act({ alice }) {
          await alice.opens(EVIL);
          await alice.clicks("Win a prize");
        },
        expect: ({ alice }) => alice.isAt("/auth/signin"),
      },
    ];
  },
};
