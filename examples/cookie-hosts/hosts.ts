import { greet, html } from "./pages";

/** Sites beside the app. Two of them are on subdomains of its host. */
export default {
  "https://shop.app.example": {
    name: "Shop, yours",
    fetch: (request: Request) => greet(request, "The shop"),
  },
  "https://blog.app.example": {
    name: "Blog, somebody else's",
    // #region blog
    /** Takes the cookies that it gets, and asks the app with them who that is. */
    async fetch(request: Request): Promise<Response> {
      const cookie = request.headers.get("cookie") ?? "";
      const answer = await fetch("https://app.example/auth/session", { headers: { cookie } });
      const session = (await answer.json()) as { user?: { name: string } } | null;
      return html(
        `<h1>The blog</h1><p>I can be ${session?.user?.name ?? "nobody"} at the app now.</p>`,
      );
    },
    // #endregion blog
  },
  "https://other.example": {
    name: "Another site",
    fetch: (request: Request) =>
      html(`<h1>Another site</h1><p>I got ${request.headers.get("cookie") ?? "no cookie"}.</p>`),
  },
};
