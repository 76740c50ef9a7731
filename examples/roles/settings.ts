/** What the provider's profile function returns. */
export const form: "spread" | "named" = "spread";
