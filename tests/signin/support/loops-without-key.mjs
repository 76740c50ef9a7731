/**
 * Asks the real core for a magic link through Loops, without a key. The module throws before it asks
 * anybody for anything. Run by a test, in a process of its own: it does not survive.
 */
import { Auth } from "@auth/core";
import Loops from "@auth/core/providers/loops";

const nobody = async () => null;
const adapter = {
  getUserByEmail: nobody,
  createVerificationToken: nobody,
  useVerificationToken: nobody,
  createUser: nobody,
  getUser: nobody,
  getUserByAccount: nobody,
  updateUser: nobody,
  linkAccount: nobody,
  createSession: nobody,
  getSessionAndUser: nobody,
  updateSession: nobody,
  deleteSession: nobody,
};
const config = () => ({
  adapter,
  secret: "a fake secret",
  trustHost: true,
  providers: [Loops({ apiKey: "", transactionalId: "fake-transactional-id" })],
});

const csrf = await Auth(new globalThis.Request("https://app.example/auth/csrf"), config());
const { csrfToken } = await csrf.json();
const cookie = csrf.headers
  .getSetCookie()
  .map((header) => header.split(";")[0])
  .join("; ");
await Auth(
  new globalThis.Request("https://app.example/auth/signin/loops", {
    method: "POST",
    headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
    body: new globalThis.URLSearchParams({ csrfToken, email: "alice@mail.example" }),
  }),
  config(),
);
