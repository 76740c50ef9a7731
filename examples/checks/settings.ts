/** What binds the provider's answer to the browser that asked. */
export const checks: "pkce" | "state" | "nonce" | "all" | "none" = "pkce";
