import type { AuthConfig } from "@auth/core";

export const rotating = {
  // #region secret
  // The first one encrypts, both decrypt.
  secret: [process.env.AUTH_SECRET_NEW!, process.env.AUTH_SECRET!],
  // #endregion secret
} satisfies Partial<AuthConfig>;
