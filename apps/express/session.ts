import { getSession } from "@auth/express";
import type { RequestHandler } from "express";

import { authConfig } from "./auth.config";

/** Reads the session once for each request. Without one, `locals.session` is null. */
export const readSession: RequestHandler = async (request, response, next) => {
  response.locals.session = await getSession(request, authConfig);
  next();
};

/** Sends people without a session to the sign-in page, and back when they have signed in. */
export const requireSession: RequestHandler = (request, response, next) => {
  if (response.locals.session?.user) return next();
  response.redirect(`/auth/signin?callbackUrl=${encodeURIComponent(request.originalUrl)}`);
};

/** Answers 401 without a session: a script cannot follow people to a sign-in page. */
export const requireSessionForApi: RequestHandler = (_request, response, next) => {
  if (response.locals.session?.user) return next();
  response.status(401).json({ error: "Sign in first." });
};
