/** Exchanges a refresh token, which Acme ID takes only once, for new tokens. */
export async function refresh(refreshToken: string) {
  const response = await fetch("https://id.acme.example/token", {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: refreshToken,
      client_id: String(process.env.AUTH_ACME_ID),
      client_secret: String(process.env.AUTH_ACME_SECRET),
    }),
  });
  if (!response.ok) return { signInAgain: true };
  const tokens = (await response.json()) as { expires_in: number; refresh_token: string };
  return {
    expiresAt: Math.floor(Date.now() / 1000) + tokens.expires_in,
    refreshToken: tokens.refresh_token,
  };
}
