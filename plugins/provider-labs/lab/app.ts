import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";
import { escape, page, signInPage, signOutPage } from "./pages";

const { basePath = "/auth", pages = {} } = config;
const signIn = pages.signIn ?? `${basePath}/signin`;
const signOut = pages.signOut ?? `${basePath}/signout`;

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    // First, as in every framework: below its base path, Auth.js leaves nothing to the app.
    if (pathname.startsWith(`${basePath}/`)) return Auth(request, config);
    // Pages of your own, to which the config's `pages` sends people in place of the built-in ones.
    if (pathname === "/login" || pathname === pages.signIn) return signInPage(request);
    if (pathname === pages.signOut) return signOutPage(request);
    if (Object.values(pages).includes(pathname)) {
      return page(`<h1>A page of your own</h1><p>${escape(pathname + search)}</p>`);
    }

    const { session, cookies } = await readSession(request);
    if (pathname === "/") return page(home(session), cookies);
    if (pathname === "/protected") {
      return session
        ? page(secrets(session), cookies)
        : redirect(`${signIn}?callbackUrl=/protected`);
    }
    return page("<h1>Not found</h1>", cookies, 404);
  },
};

/**
 * Asks Auth.js who sends this request. Its answer renews the session cookie, so pass that on.
 * An answer that is not ok (a config that Auth.js rejects) is no session: nobody is signed in.
 */
async function readSession(request: Request) {
  const url = new URL(`${basePath}/session`, request.url);
  const response = await Auth(new Request(url, { headers: request.headers }), config);
  const session = response.ok ? ((await response.json()) as Session | null) : null;
  return { session, cookies: response.headers.getSetCookie() };
}

function home(session: Session | null): string {
  if (!session) {
    return `<h1>Welcome</h1>
      <p>You are not signed in.</p>
      <p><a class="button" href="${signIn}">Sign in</a> <a href="/protected">Protected page</a></p>`;
  }
  return `<h1>Hello, ${escape(session.user?.name ?? session.user?.email ?? "you")}</h1>
    <p>You are signed in. This is your session:</p>
    <pre>${escape(JSON.stringify(session, null, 2))}</pre>
    <p><a class="button" href="/protected">Protected page</a> <a href="${signOut}">Sign out</a></p>`;
}

function secrets(session: Session): string {
  return `<h1>Protected page</h1>
    <p>Only people who are signed in see this.</p>
    <pre>${escape(JSON.stringify(session, null, 2))}</pre>
    <p><a href="/">Home</a></p>`;
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}
