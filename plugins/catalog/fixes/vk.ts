import type { Fix } from "./fix";

export default {
  checks: ["state"],
  token: {
    url: "https://oauth.vk.com/access_token?v=5.131",
    async conform(response: Response) {
      return Response.json({ token_type: "bearer", ...(await response.json()) });
    },
  },
} satisfies Fix;
