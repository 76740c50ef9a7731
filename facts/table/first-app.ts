import type { Facts } from "./fact";

/** What the app of the tutorial does by hand. */
export const firstApp = {
  "first-app.routes":
    "The tutorial's app answers each path below /auth/ as Auth() does, and no other path so",
  "first-app.cookies":
    "The tutorial's app sends the renewed session cookie with each of its own pages",
  "first-app.broken":
    "With a config that Auth.js rejects, the tutorial's app shows its protected page to nobody, although Auth.js answers with JSON that passes for a session where only its existence is looked at",
} as const satisfies Facts;
