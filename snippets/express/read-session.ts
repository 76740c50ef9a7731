import { Auth, setEnvDefaults } from "@auth/core";
import type { Session } from "@auth/core/types";
import type { ExpressAuthConfig } from "@auth/express";
import type { Request as Asked, Response as Answer } from "express";

/** The session of a request. Unlike `getSession`, it sends the new cookie. */
export async function readSession(
  req: Asked,
  res: Answer,
  authConfig: ExpressAuthConfig,
): Promise<Session | null> {
  // The path at which the app mounts ExpressAuth().
  const config = { ...authConfig, basePath: "/auth" };
  setEnvDefaults(process.env, config);
  const url = `${req.protocol}://${req.get("host")}/auth/session`;
  const headers = { cookie: req.headers.cookie ?? "" };
  const answer = await Auth(new Request(url, { headers }), config);
  for (const cookie of answer.headers.getSetCookie()) {
    res.append("set-cookie", cookie);
  }
  return answer.ok ? ((await answer.json()) as Session | null) : null;
}
