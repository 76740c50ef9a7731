import app from "./app";

/** A domain of Mallory's. He points it at your server, and later at his own. */
export default {
  "https://mallory.example": {
    name: "mallory.example",
    fetch(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url);
      if (pathname !== "/auth/callback/resend") return app.fetch(request);
      // By the time that Alice follows the link, it leads to his server.
      const text = "<!doctype html><title>Thanks</title><p>Thank you for signing in.</p>";
      return Promise.resolve(new Response(text, { headers: { "content-type": "text/html" } }));
    },
  },
};
