import { auth } from "@/auth";

export const proxy = auth((request) => {
  if (request.auth) return;
  const signIn = new URL("/api/auth/signin", request.nextUrl.origin);
  // Where the browser goes after the sign-in.
  signIn.searchParams.set("callbackUrl", request.nextUrl.href);
  return Response.redirect(signIn);
});

export const config = {
  matcher: ["/((?!api/auth/|_next/static/|_next/image|favicon\\.ico$).*)"],
};
