/** A page with a form for one of the app's addresses, which a visitor submits unaware. */
function trap(action: string, fields: Record<string, string> = {}): Response {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  );
  return new Response(
    `<!doctype html><html lang="en"><title>Prizes</title><h1>You have won</h1>
    <form method="post" action="${action}">${inputs.join("")}<button>Get your prize</button></form>`,
    { headers: { "content-type": "text/html; charset=utf-8" } },
  );
}

/** Mallory's pages: one on a domain of his own, one on a subdomain of the app that he has got hold of. */
export default {
  "https://evil.example": {
    name: "Mallory's site",
    fetch: (request: Request) =>
      new URL(request.url).pathname === "/out"
        ? trap("https://app.example/auth/signout")
        : trap("https://app.example/auth/callback/credentials", {
            username: "mallory",
            password: "open sesame",
          }),
  },
  "https://blog.app.example": {
    name: "Mallory's page on a subdomain",
    fetch: () => trap("https://app.example/auth/signout"),
  },
};
