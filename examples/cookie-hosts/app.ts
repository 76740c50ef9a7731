import { Auth } from "@auth/core";

import config from "./auth";
import { greet, html } from "./pages";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);
    if (pathname === "/prefixes") return tryPrefixes();
    return greet(request, "The app");
  },
};

/** Sets cookies whose names promise something that only some of them keep. */
function tryPrefixes(): Response {
  const response = html("<h1>Four cookies were sent</h1>");
  for (const cookie of [
    "__Host-kept=1; Secure; Path=/",
    "__Host-with-domain=1; Secure; Path=/; Domain=app.example",
    "__Host-with-path=1; Secure; Path=/prefixes",
    "__Secure-without-secure=1; Path=/",
  ]) {
    response.headers.append("set-cookie", cookie);
  }
  return response;
}
