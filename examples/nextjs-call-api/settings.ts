/** Where the access token goes from the session cookie. */
export const form: "server" | "session" = "session";
