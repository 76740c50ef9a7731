import type { Fix } from "./fix";

export default {
  token: {
    url: "https://api.medium.com/v1/tokens",
    async conform(response: Response) {
      const body = (await response.json()) as { scope: string[] };
      return Response.json({ ...body, scope: body.scope.join(" ") });
    },
  },
} satisfies Fix;
