/** When the role gets into the token. */
export const roleRead: "each time" | "at sign-in" = "each time";
