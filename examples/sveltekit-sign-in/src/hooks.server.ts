import { redirect, type Handle } from "@sveltejs/kit";
import { sequence } from "@sveltejs/kit/hooks";

import { handle as authenticate } from "./auth";

const protect: Handle = async ({ event, resolve }) => {
  const { pathname } = event.url;
  if (pathname.startsWith("/dashboard") && !(await event.locals.auth())) {
    redirect(303, `/auth/signin?callbackUrl=${encodeURIComponent(pathname)}`);
  }
  return resolve(event);
};

// In this order: Auth.js puts auth() into event.locals, for all that comes after it.
export const handle = sequence(authenticate, protect);
