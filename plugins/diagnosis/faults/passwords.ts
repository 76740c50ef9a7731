import { CredentialsSignin } from "@auth/core/errors";
import Credentials, { type CredentialsConfig } from "@auth/core/providers/credentials";

import { acme } from "../../../examples/errors/parts";
import type { Fault } from "../fault";

const WRONG_PASSWORD = "/faq/#wrong-password-message";

/** A password provider that checks like this. */
const checking = (authorize: CredentialsConfig["authorize"]) =>
  Credentials({ credentials: { password: { label: "Password", type: "password" } }, authorize });

/** Only what `authorize` does is different. */
const authorizes = (authorize: CredentialsConfig["authorize"]): Fault["config"] => {
  return () => ({ providers: [checking(authorize)] });
};

const ALICE = { id: "alice", name: "Alice Example", email: "alice@mail.example" };

/** Sign-in by a password. */
export const passwordFaults: readonly Fault[] = [
  {
    id: "wrong-password",
    isCommon: true,
    title: "The password is wrong, or `authorize` returns `null`",
    cause:
      "`authorize` did not find the person, or did not accept the password: look whether it awaits the comparison, and reads the fields that the form sends.",
    fix: "Log what `authorize` gets. Show your own message for the `code` in the address.",
    to: WRONG_PASSWORD,
    area: "callbacks",
    way: "password",
    lab: "CredentialsSignin",
    config: authorizes(() => null),
  },
  {
    id: "authorize-returns-nothing",
    title: "`authorize` returns nothing",
    cause:
      "A way through the function has no `return`, such as a callback inside of it that returns.",
    fix: "Return the user from `authorize` itself, and make it `async` if it waits.",
    to: WRONG_PASSWORD,
    area: "callbacks",
    way: "password",
    config: authorizes(() => undefined as never),
  },
  {
    id: "authorize-throws",
    isCommon: true,
    title: "`authorize` throws an error of its own",
    cause: "Any error except `CredentialsSignin` is hidden from the browser as `Configuration`.",
    fix: "Return `null`, or throw your own class that extends `CredentialsSignin` and has a `code`.",
    to: WRONG_PASSWORD,
    area: "callbacks",
    way: "password",
    config: authorizes(() => {
      throw new Error("Wrong password");
    }),
  },
  {
    id: "authorize-throws-code",
    title: "`authorize` throws `CredentialsSignin` with a code",
    cause:
      "This is how an app tells its own reason, such as a locked account: `code` is in the address.",
    fix: "Show a message for the code on your sign-in page.",
    to: WRONG_PASSWORD,
    area: "callbacks",
    way: "password",
    config: authorizes(() => {
      throw Object.assign(new CredentialsSignin(), { code: "locked" });
    }),
  },
  {
    id: "credentials-with-database",
    isCommon: true,
    title: "Passwords together with database sessions",
    cause:
      "With an adapter, database sessions are the default, and Auth.js does not keep those for passwords: the cookie holds a token that no row has.",
    fix: 'Set `session: { strategy: "jwt" }`.',
    to: "/faq/#signed-out-after-credentials",
    area: "session",
    way: "password",
    database: true,
    config: () => ({ providers: [acme(), checking(() => ALICE)] }),
  },
  {
    id: "credentials-database-only",
    title: 'Passwords as the only way, with `strategy: "database"`',
    cause: "Auth.js refuses this setup.",
    fix: 'Set `session: { strategy: "jwt" }`.',
    to: "/reference/errors/#unsupportedstrategy",
    area: "session",
    way: "password",
    lab: "UnsupportedStrategy",
    database: true,
    config: () => ({ session: { strategy: "database" } }),
  },
  {
    id: "no-authorize",
    title: "The password provider has no `authorize`",
    cause: "It is a plain object, or the function has another name.",
    fix: "Call `Credentials({ authorize })`.",
    to: "/reference/errors/#missingauthorize",
    area: "callbacks",
    way: "password",
    lab: "MissingAuthorize",
    config: () => ({
      providers: [{ id: "credentials", name: "Credentials", type: "credentials" } as never],
    }),
  },
  {
    id: "user-without-id",
    title: "`authorize` returns a user without `id`",
    cause: "Auth.js makes a new one at each sign-in, so that data of before are not found.",
    fix: "Return the id of your database as a text.",
    to: "/faq/#why-does-the-user-id-change",
    area: "callbacks",
    way: "password",
    config: authorizes(() => ({ name: ALICE.name, email: ALICE.email })),
  },
  {
    id: "user-with-other-names",
    title: "`authorize` returns a row with names of its own",
    cause: "Auth.js takes `name`, `email` and `image` only: `full_name` is not seen.",
    fix: "Return `{ id, name, email, image }`, made of the row.",
    to: "/guides/typescript/#add-fields",
    area: "callbacks",
    way: "password",
    config: authorizes(() => ({ id: "alice", full_name: "Alice Example" }) as never),
  },
];
