import { getAccessToken } from "../../../access-token";

export async function GET(): Promise<Response> {
  const accessToken = await getAccessToken();
  if (!accessToken) return Response.json({ error: "Sign in first." }, { status: 401 });

  const answer = await fetch("https://photos.acme.example/photos", {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  // 401: the token has expired or was revoked. 403: it has not the scope.
  if (!answer.ok) return Response.json({ error: "No photos today." }, { status: 502 });
  return Response.json(await answer.json());
}
