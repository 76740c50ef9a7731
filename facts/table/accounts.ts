import type { Facts } from "./fact";

/** Users and their accounts: ids, rows, linking, takeover (facts 0.1, 0.3, 2.4, 2.10, 3, 4). */
export const accounts = {
  "V2.random-user-id": {
    sections: ["1a", "2.4", "4.11"],
    statement:
      "Without an adapter, user.id and token.sub are a new random UUID at each sign-in, while providerAccountId stays",
    verdict: "shown",
  },
  "V2.database-user-id": {
    sections: ["4.11"],
    statement: "With an adapter and JWT sessions, token.sub is the id of the user's row",
    verdict: "shown",
  },
  "V3.profile-without-id": {
    sections: ["0.3", "4.8"],
    statement:
      "profile() that spreads the claims of an OpenID provider returns no id: providerAccountId is random, and the second sign-in ends as OAuthAccountNotLinked",
    verdict: "shown",
  },
  "V3.claims-in-the-row": {
    sections: ["0.3"],
    statement: "profile() that spreads the claims writes all of them into the user's row",
    verdict: "shown",
  },
  "V3.empty-profile": {
    sections: ["0.3", "1a"],
    statement:
      "profile() that returns {} makes the account's id random, and each sign-in makes another user",
    verdict: "refuted",
    said: "As with profile() that spreads the claims, the second sign-in ends as OAuthAccountNotLinked.",
    evidence:
      "That error needs an equal e-mail address (handle-login.ts), and {} has none: two sign-ins leave two users and two accounts.",
  },
  "V4.linking-while-signed-in": {
    sections: ["0.1", "1a", "2.10", "3.11"],
    statement:
      "A person who is signed in links a further account, with database and with JWT sessions, even if the addresses differ",
    verdict: "shown",
  },
  "V4.same-address-while-signed-out": {
    sections: ["0.1", "3.11"],
    statement:
      "While signed out, an equal address at another provider is refused as OAuthAccountNotLinked",
    verdict: "shown",
  },
  "V4.automatic-linking": {
    sections: ["0.1", "3.11"],
    statement: "allowDangerousEmailAccountLinking links on an equal address while signed out",
    verdict: "shown",
  },
  "V4.created-user-event": {
    sections: ["2.10"],
    statement: "Automatic linking fires events.createUser although no user is created",
    verdict: "shown",
  },
  "V4.account-of-somebody-else": {
    sections: ["2.10", "4.8"],
    statement: "An account that belongs to another user is refused as OAuthAccountNotLinked",
    verdict: "shown",
  },
  "VC-i.takeover": {
    sections: ["2.10", "3.11"],
    statement:
      "With automatic linking, whoever claims a victim's address at a provider that does not verify it becomes the victim",
    verdict: "shown",
  },
  "VC-i2.guard": {
    sections: ["2.10"],
    statement:
      "A signIn callback that demands email_verified stops the takeover and lets the owner link",
    verdict: "shown",
  },
  "VC-a.orphan-user": {
    sections: ["2.10", "4.8"],
    statement:
      "linkAccount that fails after createUser leaves a user without account, and every later sign-in ends as OAuthAccountNotLinked",
    verdict: "shown",
  },
  "VE.rows-stay-as-they-were": {
    sections: ["3.10"],
    statement: "Later sign-ins update neither the Account's tokens nor the User's name and picture",
    verdict: "shown",
  },
} as const satisfies Facts;
