/** The issuer in auth.ts: as Acme ID publishes it, with a slash more, or the discovery document's address. */
export const issuer: "published" | "slash" | "document" = "published";

/** What profile() returns as id: the person's identifier at Acme ID, or nothing. */
export const accountId: "sub" | "nothing" = "sub";
