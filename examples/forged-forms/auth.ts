import { type AuthConfig, skipCSRFCheck } from "@auth/core";
import Credentials from "@auth/core/providers/credentials";

import { checksToken } from "./settings";

/** Who may sign in, with fake passwords in plain text: never store passwords like this. */
const PEOPLE = [
  { id: "1", name: "Alice Example", username: "alice", password: "correct horse" },
  { id: "2", name: "Mallory Example", username: "mallory", password: "open sesame" },
];

const config: AuthConfig = {
  providers: [
    Credentials({
      credentials: {
        username: { label: "User name" },
        password: { label: "Password", type: "password" },
      },
      authorize({ username, password }) {
        const found = PEOPLE.find((one) => one.username === username && one.password === password);
        return found ? { id: found.id, name: found.name } : null;
      },
    }),
  ],
  secret: "a fake secret that only this example uses",
  trustHost: true,
  ...(!checksToken && { skipCSRFCheck }),
};

export default config;
