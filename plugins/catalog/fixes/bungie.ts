import type { Fix } from "./fix";

export default {
  userinfo: {
    async request({ tokens }: { tokens: { access_token?: string; membership_id?: unknown } }) {
      const url = `https://www.bungie.net/platform/User/GetBungieAccount/${String(tokens.membership_id)}/254/`;
      const headers = {
        authorization: `Bearer ${tokens.access_token}`,
        "x-api-key": process.env.BUNGIE_API_KEY ?? "",
      };
      return (await fetch(url, { headers })).json();
    },
  },
} satisfies Fix;
