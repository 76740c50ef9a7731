import type { Facts } from "./fact";

/** The hops of a sign-in: who is asked, and who is not. */
export const hops = {
  "hops.addresses-in-modules":
    "Each of the 57 provider modules of type oauth names its authorization endpoint and its token endpoint; six of them make them from the issuer that is set",
  "hops.consent-elsewhere":
    "From the redirect to the provider until the browser is back, the app gets no request; the address with which it comes back has a code, and none of the person's data",
  "hops.apple-form-post":
    "Apple's module asks for response_mode=form_post, and the provider's answer is then a POST of a form on its own page",
  "hops.code-exchange":
    "The app itself exchanges the code, in a request with its client secret and with the secret behind the code challenge",
  "hops.code-in-the-address":
    "The code is a parameter of the address that the browser opens at the app",
} as const satisfies Facts;
