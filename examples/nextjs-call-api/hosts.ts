const PHOTOS = "https://photos.acme.example/photos";

/** The API of the provider, and a machine of Mallory's. */
export default {
  "https://photos.acme.example": {
    name: "Acme Photos",
    async fetch(request: Request): Promise<Response> {
      const token = request.headers.get("authorization")?.replace("Bearer ", "") ?? "";
      // Acme's own services ask Acme ID what a token is worth.
      const answer = await fetch("https://id.acme.example/introspect", {
        method: "POST",
        body: new URLSearchParams({
          token,
          client_id: "acme-client-id",
          client_secret: "fake-acme-secret",
        }),
      });
      const grant = (await answer.json()) as { active?: boolean; scope?: string };
      if (!grant.active) return Response.json({ error: "invalid_token" }, { status: 401 });
      const mayRead = grant.scope?.split(" ").includes("photos.read");
      if (!mayRead) return Response.json({ error: "insufficient_scope" }, { status: 403 });
      return Response.json(["beach.jpg", "birthday.jpg"]);
    },
  },
  "https://mallory.example": {
    name: "Mallory's machine",
    async fetch(request: Request): Promise<Response> {
      const token = new URL(request.url).searchParams.get("token") ?? "";
      const answer = await fetch(PHOTOS, { headers: { authorization: `Bearer ${token}` } });
      return new Response(
        `<!doctype html><html lang="en"><title>Mallory</title><p>${answer.status} ${await answer.text()}</p></html>`,
        { headers: { "content-type": "text/html; charset=utf-8" } },
      );
    },
  },
};
