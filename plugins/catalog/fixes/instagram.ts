import type { Fix } from "./fix";

export default {
  token: {
    url: "https://api.instagram.com/oauth/access_token",
    async conform(response: Response) {
      return Response.json({ token_type: "bearer", ...(await response.json()) });
    },
  },
} satisfies Fix;
