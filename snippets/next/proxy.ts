export { auth as proxy } from "@/auth";

export const config = {
  // All paths but those of Auth.js, its sign-in page included, and static files.
  matcher: ["/((?!api/auth/|_next/static/|_next/image|favicon\\.ico$).*)"],
};
