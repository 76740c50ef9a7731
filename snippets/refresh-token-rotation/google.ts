import Google from "@auth/core/providers/google";

export const providers = [
  // #region provider
  Google({
    authorization: {
      // Without `prompt`, a refresh token comes at the first consent only.
      params: { access_type: "offline", prompt: "consent" },
    },
  }),
  // #endregion provider
];
