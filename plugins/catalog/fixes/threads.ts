import type { Fix } from "./fix";

export default {
  token: {
    url: "https://graph.threads.net/oauth/access_token",
    async conform(response: Response) {
      return Response.json({ token_type: "bearer", ...(await response.json()) });
    },
  },
  profile(answer: object) {
    const user = answer as Record<string, string>;
    return { id: user.id, name: user.username, image: user.threads_profile_picture_url };
  },
} satisfies Fix;
