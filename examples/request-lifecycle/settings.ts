/** Where the session is. */
export const strategy: "jwt" | "database" = "jwt";
