/** What the session callback returns. */
export const form: "extended" | "new" = "extended";
