import { decode } from "@auth/core/jwt";

/** Another service of yours, which knows the secret. */
export default {
  "https://reports.example": {
    name: "Reports service",
    // #region decode
    async fetch(request: Request): Promise<Response> {
      const token = request.headers.get("authorization")?.replace("Bearer ", "");
      // The name of the cookie is part of the key: https://app.example has this one.
      const salt = new URL(request.url).searchParams.get("salt") ?? "";
      try {
        const claims = await decode({ token, salt, secret: "the old fake secret of this example" });
        return new Response(`A report for ${claims?.name ?? "nobody"}`);
      } catch (error) {
        return new Response(`No report: ${(error as Error).message}`, { status: 401 });
      }
    },
    // #endregion decode
  },
};
