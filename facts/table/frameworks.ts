import type { Facts } from "./fact";

/** What the framework packages add to core. */
export const frameworks = {
  "VD.server-component":
    "auth() of next-auth without a session callback returns sessionToken in a Server Component",
  "next.auth-gives-the-rows":
    "Without a session callback, auth() of next-auth in each of its forms returns the whole rows of session and user with database sessions, and name, address and picture with JWT sessions",
  "next.session-endpoint":
    "The session endpoint of next-auth without a session callback returns name, address, picture and expiry, with both strategies",
  "frameworks.session-fields":
    "getSession() of @auth/express and @auth/solid-start and locals.auth() of @auth/sveltekit return name, address, picture and expiry of a database session, without a session callback",
  "next.user-put-back":
    "If a session callback returns an object without user, auth() of next-auth adds the whole row of the user, or the whole token, as user, unless the object has one, if an empty one; the session endpoint adds nothing",
  "V16.client-without-argument":
    "update() of next-auth/react without an argument sends a GET, with one a POST with the CSRF token and the argument as data",
  "client.update":
    "The browser parts of @auth/sveltekit and @auth/solid-start export signIn and signOut and nothing else, and neither these packages nor @auth/qwik and @auth/express export an update",
  "run.next-cookie-lost":
    "auth() of next-auth without arguments, in a Server Component and in a Server Action, runs the jwt callback and drops the cookie with its result",
  "run.next-cookie-kept":
    "auth of next-auth as a proxy, around a Route Handler, and with the request and response of an API route passes the renewed cookie on",
  "run.next-update": "unstable_update() of next-auth in a Server Action sets the renewed cookie",
  "run.next-sign-in":
    "signIn() of next-auth sets cookies and then redirects to the provider, so that the refusal to set one comes out in a Server Component",
  "run.next-sign-out":
    "signOut() of next-auth in a Server Action writes the session cookie, and then redirects",
  "run.next-broken-config": "auth() of next-auth is null when core answers with an error",
  "run.next-authorized":
    "auth of next-auth as it is obeys a false of the authorized callback; around a function it ignores that and calls the function",
  "run.next-authorized-response":
    "A Response from the authorized callback of next-auth is the answer, and a wrapped function is not called",
  "run.next-errors-thrown":
    "signIn() of next-auth in a Server Action logs an error and throws it to its caller",
  "run.next-other-errors":
    "signIn() of next-auth redirects to error=Configuration if the provider cannot be reached",
  "run.next-old-modules": "next-auth/middleware and next-auth/next throw a ReferenceError",
  "run.next-callback-url":
    "A proxy.ts of the guide, in either form, sends a request without a session to the sign-in page, with the whole address as callbackUrl, and lets one with a session go on",
  "run.next-no-authorized":
    "auth of next-auth as a proxy lets every request go on if there is no authorized callback",
  "run.next-matcher":
    "The matcher of the guide leaves out what is below /api/auth/, static files of Next.js and the icon, and no other path",
  "run.next-no-matcher":
    "Without a matcher, auth of next-auth as a proxy sends the other requests below /api/auth/ to the sign-in page, and a wrapped function that redirects there is redirected to itself",
  "run.next-split":
    "middleware.ts and auth.ts of the split configuration, with its adapter, read the same cookie and renew it for the same seven days",
  "run.next-route-handler":
    "A Route Handler inside of auth gets the session in request.auth, and its response has the renewed cookie",
  "run.next-handler-returns":
    "Around a function that returns nothing, auth of next-auth answers with NextResponse.next()",
  "run.next-auth-route": "The handlers of next-auth answer GET and POST below /api/auth/",
  "run.next-middleware-module": "next-auth/middleware throws when it is imported",
  "run.next-versions": "next-auth names Next.js 14, 15 and 16 as its peers, and neither 12 nor 13",
  "run.next-base-path": "The basePath of next-auth is /api/auth, or the path of AUTH_URL",
  "run.next-forwarded-host":
    "The handlers of next-auth ignore X-Forwarded-Host, with AUTH_TRUST_HOST, too; AUTH_URL gives them the public origin",
  "run.next-old-variables":
    "next-auth reads NEXTAUTH_URL and NEXTAUTH_SECRET, and its React client reads NEXTAUTH_URL and not AUTH_URL",
  "frameworks.foreign-secret":
    "No package of Auth.js names BETTER_AUTH_SECRET; next-auth that has it in place of AUTH_SECRET fails as MissingSecret",
  "run.sveltekit-trust-host":
    "In production @auth/sveltekit trusts no host, with AUTH_TRUST_HOST or VERCEL, too, unless its config has trustHost",
  "run.sveltekit-cookie-kept":
    "locals.auth() of @auth/sveltekit sets the renewed cookie on the event",
  "run.sveltekit-base-path": "@auth/sveltekit replaces a basePath of the config by /auth",
  "frameworks.pinned-core":
    "next-auth, @auth/express and @auth/sveltekit bring @auth/core 0.41.3; @auth/qwik and @auth/solid-start bring an older one, and the latter wants solid-start 0.2",
  "frameworks.exact-core":
    "Each package of Auth.js but core brings one exact version of @auth/core, which is below 1",
  "frameworks.license": "Each package of Auth.js is under the ISC license",
  "run.sveltekit-errors-thrown":
    "The signIn action of @auth/sveltekit logs an error and throws it to its caller",
  "run.sveltekit-csrf": "@auth/sveltekit answers GET csrf with 404 and warns csrf-disabled",
  "run.url-warning":
    "With AUTH_URL @auth/sveltekit and @auth/express warn env-url-basepath-redundant, and next-auth does not",
  "run.solid-start":
    "@auth/solid-start answers its default path /api/auth/* with 400, unless basePath is /api/auth",
  "run.express-star": 'app.use("/auth/*", …) throws on Express 5',
  "run.express-splat": 'app.use("/auth/*splat", …) ends as UnknownAction on Express 5',
  "run.express-mount": 'app.use("/auth", …) works on Express 4 and 5',
  "hosts.next-auth-url":
    "next-auth with AUTH_URL mails links to that origin, whatever host the request names; without it, to the host of the request",
  "hosts.preview-with-url":
    "On a preview with AUTH_REDIRECT_PROXY_URL, next-auth sends the provider a state that names the preview; with the AUTH_URL of the stable deployment as well, the state names none",
  "hosts.next-action":
    "signIn() of next-auth in a Server Action takes the app's address from X-Forwarded-Host and X-Forwarded-Proto",
  "hosts.express-mailed-link":
    "@auth/express on Express 4 and 5 mails a sign-in link to the host that the request's Host header names",
  "hosts.express-url":
    "AUTH_URL makes @auth/express trust the host in production, and its links still lead to the host that the request names",
  "hosts.express-trust-proxy":
    "With trust proxy, @auth/express on Express 4 and 5 takes the scheme from X-Forwarded-Proto and the host from Host, not from X-Forwarded-Host",
  "run.express-get-session":
    "getSession(req, config) of @auth/express returns the session and drops its cookie; readSession() of the guide sends it",
} as const satisfies Facts;
