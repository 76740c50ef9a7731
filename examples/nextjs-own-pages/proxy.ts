export { auth as proxy } from "./auth";

// Neither the sign-in page nor the error page: they are for people who are signed out.
export const config = { matcher: ["/dashboard/:path*"] };
