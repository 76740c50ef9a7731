/** What reads the session first when the access token has expired. */
export const reader: "page" | "handler" = "page";
