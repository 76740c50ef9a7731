import type { Facts } from "./fact";

/** Credentials and e-mail links (facts 0.5, 1a, 2.8, 2.10, 3, 4). */
export const passwordsAndLinks = {
  "V5.silent-failure": {
    sections: ["0.5", "3.4", "4.5"],
    statement:
      "Credentials with an adapter and the default strategy: the sign-in redirects and sets a cookie, the next read is null and removes it, and nothing is logged",
    verdict: "shown",
  },
  "V5.only-when-explicit": {
    sections: ["0.5"],
    statement:
      'UnsupportedStrategy is raised only for an explicit strategy "database" with no other type of provider',
    verdict: "shown",
  },
  "V5.plain-error": {
    sections: ["1a", "3.4", "4.2"],
    statement: "A plain Error in authorize() is shown as Configuration",
    verdict: "shown",
  },
  "V5.null": {
    sections: ["3.4", "4.2"],
    statement: "authorize() that returns null is shown as CredentialsSignin with code=credentials",
    verdict: "shown",
  },
  "V5.own-code": {
    sections: ["3.4", "4.2"],
    statement: "A subclass of CredentialsSignin puts its code into the address",
    verdict: "shown",
  },
  "V5.adapter-untouched": {
    sections: ["3.2", "3.4"],
    statement: "A sign-in with credentials calls no method of the adapter",
    verdict: "shown",
  },
  "V13.consumed-by-get": {
    sections: ["1a", "2.10", "4.24"],
    statement:
      "The first GET of a magic link uses it up, and whoever sent that GET is signed in: the scanner, not the person",
    verdict: "shown",
  },
  "V13.hashed": {
    sections: ["2.10"],
    statement:
      "The database holds sha256(token + secret) of a magic link, whose token is 32 random bytes",
    verdict: "shown",
  },
  "V13.identifier": {
    sections: ["2.10"],
    statement: "An address is NFKC-normalized before it is used; quotes and a second @ are refused",
    verdict: "shown",
  },
  "V13.head": {
    sections: ["1a", "4.24"],
    statement: "A HEAD request does not use a magic link up, which no longer helps",
    verdict: "shown",
  },
  "V13.lifetime": {
    sections: ["2.10", "6.0"],
    statement: "A magic link lives 24 hours on the clock that everything shares",
    verdict: "shown",
  },
} as const satisfies Facts;
