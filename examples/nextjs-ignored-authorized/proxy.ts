import { NextResponse } from "next/server";

import { auth } from "./auth";
import { form } from "./settings";

function withoutIndex() {
  return NextResponse.next({ headers: { "x-robots-tag": "noindex" } });
}

/** The function decides. This one lets everybody in, whatever `authorized` has returned. */
const wrapped = auth(withoutIndex);

/** The function decides, and asks for itself. */
const checked = auth((request) => {
  if (request.auth) return withoutIndex();
  const signIn = new URL("/api/auth/signin", request.nextUrl);
  signIn.searchParams.set("callbackUrl", request.nextUrl.href);
  return NextResponse.redirect(signIn);
});

/** As it is, `auth` does what `authorized` says. */
const forms = { wrapped, checked, plain: auth };

export const proxy = forms[form as keyof typeof forms];

export const config = { matcher: ["/dashboard/:path*"] };
