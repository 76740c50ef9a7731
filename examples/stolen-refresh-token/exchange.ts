/** What the token endpoint answers, as far as it matters here (RFC 6749, sections 5.1 and 5.2). */
export interface Answer {
  access_token?: string;
  refresh_token?: string;
  error?: string;
  error_description?: string;
}

/** Exchanges a refresh token, as anybody can who has it and the client's secret. */
export async function exchange(refreshToken: string): Promise<Answer> {
  const response = await fetch("https://id.acme.example/token", {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: refreshToken,
      client_id: "acme-client-id",
      client_secret: "fake-acme-secret",
    }),
  });
  return (await response.json()) as Answer;
}
