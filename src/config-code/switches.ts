import { adapterFiles, hasOurAdapter, withAdapter, withoutAdapter } from "./adapter-code";
import { ConfigCode } from "./config-code";
import {
  AUTH,
  changed,
  type Files,
  lifetime,
  member,
  option,
  removeIfThere,
  type Switch,
} from "./switch";

export type { Files, Switch } from "./switch";

/** The switches for a configuration as it stands; those of its providers come last. */
export function switchesOf(files: Files): Switch[] {
  const config = new ConfigCode(files[AUTH] ?? "");
  if (!config.isReadable) return [];
  const page = /\bpathname === "\/login"/.test(files["app.ts"] ?? "");
  return [
    sessions,
    lifetime({
      id: "maxAge",
      label: "A session lasts",
      hint: "Counted from its last renewal. Move the clock, and see when the cookie ends.",
      usual: "30 days, the default",
      usually: 30 * 86_400,
    }),
    lifetime({
      id: "updateAge",
      label: "A row is prolonged after",
      hint: "Database sessions only: reads in between write nothing.",
      usual: "1 day, the default",
      usually: 86_400,
      never: true,
    }),
    ...callbacks,
    ...(page ? [signInPage] : []),
    cookieDomain,
    debug,
    ...config.providers.flatMap(({ name, index }) => [linking(name, index), checks(name, index)]),
  ];
}

const sessions: Switch = {
  id: "sessions",
  label: "Sessions",
  hint: "With a database, the cookie holds a key. Without, it holds the session, encrypted.",
  choices: [
    { value: "jwt", label: "JWT, no database" },
    { value: "users", label: "JWT, users in a database" },
    { value: "database", label: "in a database" },
  ],
  read(files) {
    const config = new ConfigCode(files[AUTH] ?? "");
    const strategy = config.read(["session", "strategy"]);
    const isDatabase =
      strategy === undefined ? config.has(["adapter"]) : /^["']database["']$/.test(strategy);
    if (isDatabase) return config.has(["adapter"]) ? "database" : null;
    return config.has(["adapter"]) ? "users" : "jwt";
  },
  async write(files, value) {
    const before = files[AUTH] ?? "";
    if (value === "jwt") {
      if (!hasOurAdapter(before)) return undefined;
      return changed(files, removeIfThere(withoutAdapter(before), ["session", "strategy"]));
    }
    const isNew = !new ConfigCode(before).has(["adapter"]);
    const text = isNew ? withAdapter(before) : before;
    if (text === undefined) return undefined;
    const strategy = `strategy: "${value === "users" ? "jwt" : "database"}"`;
    const result = new ConfigCode(text).set(["session", "strategy"], strategy);
    return changed(files, result, isNew ? await adapterFiles() : {});
  },
};

const callbacks = [
  member({
    id: "session",
    label: "The session tells the user's id",
    hint: "A callback that makes a new object, and names what the browser may know.",
    path: ["callbacks", "session"],
    text: `session({ session, user, token }) {
  // user is there with database sessions only, token with JWT sessions only.
  const { name, email, image } = session.user;
  const id = (user as typeof user | undefined)?.id ?? token.sub;
  return { user: { id, name, email, image }, expires: new Date(session.expires).toISOString() };
}`,
  }),
  member({
    id: "jwt",
    label: "The token keeps the provider's access token",
    hint: "account is there at sign-in only. Look at the size of the session cookie.",
    path: ["callbacks", "jwt"],
    text: `jwt({ token, account }) {
  return account ? { ...token, access_token: account.access_token } : token;
}`,
  }),
  member({
    id: "signIn",
    label: "Only people with a verified address get in",
    hint: "Auth.js itself never looks at email_verified. Not every provider sends it.",
    path: ["callbacks", "signIn"],
    text: `signIn({ profile }) {
  return profile?.email_verified === true;
}`,
  }),
];

const signInPage = member({
  id: "signInPage",
  label: "A sign-in page of your own",
  hint: "app.ts answers at /login, with a form that carries the CSRF token.",
  path: ["pages", "signIn"],
  text: 'signIn: "/login"',
});

const cookieDomain = member({
  id: "cookieDomain",
  label: "Subdomains get the session cookie",
  hint: "Every host below app.example then receives it. Look at its Domain in the cookies.",
  path: ["cookies", "sessionToken", "options", "domain"],
  text: 'domain: "app.example"',
});

const debug = member({
  id: "debug",
  label: "Debug",
  hint: "Auth.js writes what it does to the log, tokens included.",
  path: ["debug"],
  text: "debug: true",
});

function linking(name: string, index: number): Switch {
  return option(name, index, {
    id: "linking",
    label: "Links accounts by e-mail address",
    hint: "allowDangerousEmailAccountLinking: whoever has the address there, is that user here.",
    option: "allowDangerousEmailAccountLinking",
    choices: [
      { value: "", label: "off" },
      { value: "true", label: "on" },
    ],
  });
}

function checks(name: string, index: number): Switch {
  return option(name, index, {
    id: "checks",
    label: "Checks",
    hint: "They bind the answer to the browser that asked. Look at the redirect to the provider.",
    option: "checks",
    choices: [
      { value: "", label: "as the provider's module says" },
      { value: '["pkce"]', label: "PKCE" },
      { value: '["state"]', label: "state" },
      { value: '["pkce", "state"]', label: "PKCE and state" },
      { value: '["none"]', label: "none" },
    ],
  });
}
