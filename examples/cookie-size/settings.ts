/** Characters that the app adds to the token: a provider's tokens, roles, a profile. */
export const payload: number = 500;

/** Bytes of headers that the proxy in front of the app lets through. */
export const limit: number = 8192;
