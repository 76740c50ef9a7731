import type { AuthConfig } from "@auth/core";

export const callbacks: AuthConfig["callbacks"] = {
  // #region callback
  redirect({ url, baseUrl }) {
    const allowed = [new URL(baseUrl).origin, "https://docs.app.example"];
    const target = new URL(url, baseUrl);
    return allowed.includes(target.origin) ? target.href : baseUrl;
  },
  // #endregion callback
};
