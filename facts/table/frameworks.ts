import type { Facts } from "./fact";

/** What the framework packages add to core (facts 0.2, 0.4, 0.6, 0.8, 0.9, 2.2, 2.9, 2.10). */
export const frameworks = {
  "VD.server-component": {
    sections: ["0.2"],
    statement:
      "auth() of next-auth without a session callback returns sessionToken in a Server Component",
    verdict: "shown",
  },
  "V16.client-without-argument": {
    sections: ["2.5", "4.15"],
    statement: "update() of next-auth/react without an argument sends a GET, with one a POST",
    verdict: "shown",
  },
  "run.next-cookie-lost": {
    sections: ["0.4"],
    statement:
      "auth() of next-auth without arguments, in a Server Component and in a Server Action, runs the jwt callback and drops the cookie with its result",
    verdict: "shown",
  },
  "run.next-cookie-kept": {
    sections: ["0.4"],
    statement:
      "auth of next-auth as a proxy, around a Route Handler, and with the request and response of an API route passes the renewed cookie on",
    verdict: "shown",
  },
  "run.next-update": {
    sections: ["0.4"],
    statement: "unstable_update() of next-auth in a Server Action sets the renewed cookie",
    verdict: "shown",
  },
  "run.next-sign-in": {
    sections: ["0.4"],
    statement:
      "signIn() of next-auth sets cookies and then redirects to the provider, so that the refusal to set one comes out in a Server Component",
    verdict: "shown",
  },
  "run.next-broken-config": {
    sections: ["0.9"],
    statement: "auth() of next-auth is null when core answers with an error",
    verdict: "shown",
  },
  "run.next-authorized": {
    sections: ["2.10"],
    statement:
      "auth of next-auth as it is obeys a false of the authorized callback; around a function it ignores that and calls the function",
    verdict: "shown",
  },
  "run.next-authorized-response": {
    sections: ["2.10"],
    statement:
      "A Response from the authorized callback of next-auth is the answer, and a wrapped function is not called",
    verdict: "shown",
  },
  "run.next-middleware-module": {
    sections: ["2.2"],
    statement: "next-auth/middleware throws when it is imported",
    verdict: "shown",
  },
  "run.next-base-path": {
    sections: ["2.2", "2.9"],
    statement: "The basePath of next-auth is /api/auth, or the path of AUTH_URL",
    verdict: "shown",
  },
  "run.next-forwarded-host": {
    sections: ["0.6", "2.9"],
    statement:
      "The handlers of next-auth ignore X-Forwarded-Host, with AUTH_TRUST_HOST, too; AUTH_URL gives them the public origin",
    verdict: "shown",
  },
  "run.next-old-variables": {
    sections: ["2.9"],
    statement:
      "next-auth reads NEXTAUTH_URL and NEXTAUTH_SECRET, and its React client reads NEXTAUTH_URL and not AUTH_URL",
    verdict: "shown",
  },
  "run.sveltekit-trust-host": {
    sections: ["0.8", "2.2"],
    statement:
      "In production @auth/sveltekit trusts no host, with AUTH_TRUST_HOST or VERCEL, too, unless its config has trustHost",
    verdict: "shown",
  },
  "run.sveltekit-base-path": {
    sections: ["2.2"],
    statement: "@auth/sveltekit replaces a basePath of the config by /auth",
    verdict: "shown",
  },
  "run.solid-start": {
    sections: ["0.8"],
    statement: "Core without basePath, as @auth/solid-start calls it, answers /api/auth/* with 400",
    verdict: "shown",
  },
  "run.express-star": {
    sections: ["0.8"],
    statement: 'app.use("/auth/*", …) throws on Express 5',
    verdict: "shown",
  },
  "run.express-splat": {
    sections: ["0.8"],
    statement: 'app.use("/auth/*splat", …) ends as UnknownAction on Express 5',
    verdict: "shown",
  },
  "run.express-mount": {
    sections: ["0.8"],
    statement: 'app.use("/auth", …) works on Express 4 and 5',
    verdict: "shown",
  },
  "run.express-get-session": {
    sections: ["2.2"],
    statement: "getSession(req, config) of @auth/express returns the session and drops its cookie",
    verdict: "shown",
  },
} as const satisfies Facts;
