import type { AuthConfig } from "@auth/core";

export const callbacks: AuthConfig["callbacks"] = {
  // #region callback
  signIn({ profile }) {
    // The provider must have verified the address: anybody can type one.
    if (profile?.email_verified !== true) return false;
    return profile.email?.toLowerCase().endsWith("@company.example") ?? false;
  },
  // #endregion callback
};
