import type { Facts } from "./fact";

/** What the guides on protecting pages, APIs and actions, on roles, and on own pages, state. */
export const protect = {
  "protect.foreign-note":
    "The Server Action of the guide answers the id of somebody else's note with status 500, and the note stays",
  "protect.unchecked-foreign-note":
    "Without a look at the owner, the same Server Action deletes somebody else's note",
  "protect.role-of-sign-in":
    "With a role that the jwt callback reads at sign-in only, an editor who was made a reader still publishes by the Server Action, and still gets the drafts from the API",
  "protect.roles-signed-out":
    "The page and the Server Actions of the guide on roles send somebody who is signed out to the sign-in page, and its Route Handler answers 401",
  "protect.own-pages-in-matcher":
    "A proxy of Next.js that is auth itself, and whose matcher includes the app's own pages, lets visitors see the page of pages.signIn, and sends those who are redirected to pages.error to pages.signIn",
} as const satisfies Facts;
