import type { Facts } from "./fact";

/** Names of version 4, messages of other packages, and a proxy that guards too much. */
export const versionFour = {
  "errors.version-4-names":
    "next-auth 5 exports neither withAuth nor getServerSession; what NextAuth() returns has auth, as a proxy and as a function that gives the session",
  "errors.other-packages":
    "adapter_typeorm_updating_entities is printed by @auth/typeorm-adapter, and the ReferenceError for modules of version 4 thrown by next-auth; no script of core has either text",
  "errors.guarded-error-page":
    "auth of next-auth as a proxy without a matcher sends pages.error to the sign-in page with the complete address as callbackUrl; with a fault of the setup, that page logs the fault alone and redirects to pages.error: a circle without ErrorPageLoop",
} as const satisfies Facts;
