import { asRecord, asText, enumerate, isRecord } from "../config/values";
import type { Complaint, Rule } from "../rule";
import { firstArgument } from "./arguments";
import { isMadeUp } from "./identity";

/** Claims that a provider makes for the app, not for the row of a user. */
const CLAIMS = ["sub", "iss", "aud", "iat", "exp", "email_verified", "at_hash", "nonce", "azp"];

/** What the event `signIn` tells. */
interface SignIn {
  user: Record<string, unknown>;
  account: Record<string, unknown>;
  /** Of an OAuth provider. */
  profile: Record<string, unknown> | undefined;
}

/** Who a person is to the app: ids, claims, and addresses that are believed. */
export const peopleRules: Rule[] = [
  {
    name: "no-stable-account-id",
    follow() {
      /** Account ids of a person at a provider. */
      const ids = new Map<string, string>();
      return {
        *call(event, { config, history }) {
          const signIn = readSignIn(event);
          const { provider, providerAccountId } = signIn?.account ?? {};
          if (!signIn?.profile || typeof providerAccountId !== "string") return;
          const key = JSON.stringify([
            provider,
            signIn.profile.sub ?? signIn.profile.id ?? signIn.user.email,
          ]);
          const before = ids.get(key);
          ids.set(key, providerAccountId);
          const changed = before !== undefined && before !== providerAccountId;
          if (!changed && !isMadeUp(providerAccountId, history, event.cause)) return;
          const option = config.provider(String(provider))?.option ?? "providers";
          yield {
            severity: "broken",
            title: changed
              ? "The same person came with two account ids"
              : "The account's id was made up for this sign-in",
            reason: `\`profile\` of ${String(provider)} returned no \`id\`, so Auth.js took a random one, \`${providerAccountId}\`${changed ? `, after \`${before}\` the last time` : ""}. The id in what \`profile\` returns becomes \`account.providerAccountId\`.`,
            consequence: config.hasAdapter
              ? "Nobody can sign in a second time: a known address with an unknown account ends in `OAuthAccountNotLinked`."
              : "Nothing in the session tells you that it is the same person as last time.",
            fix: "Return the provider's own id: `id: profile.sub`. A spread of the profile, `...profile`, has `sub` and no `id`.",
            link: "accountIds",
            option: `${option}.profile`,
            event: event.id,
          };
        },
      };
    },
  },
  {
    name: "claims-in-user",
    follow: () => ({
      *call(event, { config }) {
        const created =
          event.type === "adapter" && event.name === "createUser"
            ? firstArgument(event.args)
            : undefined;
        const signIn = readSignIn(event);
        const user = created ?? (config.hasAdapter ? undefined : signIn?.user);
        const claims = CLAIMS.filter((claim) => user && claim in user);
        if (claims.length < 2) return;
        const account = signIn?.account.provider;
        yield {
          severity: "advice",
          title: "The provider's raw claims are part of the user",
          reason: `The user has ${enumerate(claims.slice(0, 4))}${claims.length > 4 ? " and more" : ""}: \`profile\` passes on what the provider sent, with \`...profile\`.`,
          consequence: config.hasAdapter
            ? "The adapter tries to write columns that the table does not have, or writes values that should not be there. A provider that adds a claim, such as `role`, then decides what your users may do."
            : "The callbacks get members that mean something to the provider only. A claim such as `role` overrides what you wrote before it.",
          fix: "Name what you take: `{ id: profile.sub, name: profile.name, email: profile.email, image: profile.picture }`.",
          link: "accountIds",
          option: config.provider(String(account))?.option ?? "providers",
          event: event.id,
        };
      },
    }),
  },
  {
    name: "unguarded-email-linking",
    *examine(config) {
      const open = config.providers.find(
        ({ settings }) => settings.allowDangerousEmailAccountLinking,
      );
      if (open && config.hasAdapter && !config.hasCallback("signIn"))
        yield unguarded(open.name, open.option);
    },
    follow: () => ({
      *call(event, { config, history }) {
        const signIn = readSignIn(event);
        const open = config.provider(asText(signIn?.account.provider));
        if (!signIn?.profile || !open?.settings.allowDangerousEmailAccountLinking) return;
        const calls = history.callsDuring(event.cause).filter(({ type }) => type === "adapter");
        const has = (name: string) => calls.some((call) => call.name === name && !call.error);
        // Core asks for the user of the address only if nobody is signed in.
        const linked = has("linkAccount") && has("getUserByEmail") && !has("createUser");
        const { email_verified: verified } = signIn.profile;
        if (!linked || verified === true) return;
        yield {
          ...unguarded(open.name, open.option),
          title: `An account was linked to ${asText(signIn.user.email) ?? "a user"} by an address that is not verified`,
          reason: `With \`allowDangerousEmailAccountLinking\` an equal address is enough, and ${open.name} ${verified === undefined ? "does not say whether it has verified it" : "says that it has not verified it"}. Auth.js does not check it.`,
          event: event.id,
        };
      },
    }),
  },
  {
    name: "unverified-email",
    follow: () => ({
      *call(event, { config }) {
        const signIn = readSignIn(event);
        if (signIn?.profile?.email_verified !== false) return;
        const provider = asText(signIn.account.provider);
        yield {
          severity: "advice",
          title: "Somebody signed in with an address that is not verified",
          reason: `${config.provider(provider)?.name ?? "The provider"} says \`email_verified: false\` for ${asText(signIn.user.email) ?? "it"}. Auth.js passes the claim on and does nothing with it.`,
          consequence:
            "Code that takes an address for an identity, for example by its domain, trusts a text that anybody can type.",
          fix: "Refuse it: `signIn: ({ profile }) => profile?.email_verified === true`, for the providers that make the claim.",
          link: "emailVerified",
          option: "callbacks.signIn",
          event: event.id,
        };
      },
    }),
  },
  {
    name: "random-user-id",
    follow: () => ({
      *call(event, { config, history }) {
        if (config.hasAdapter || event.type !== "event" || event.name !== "session") return;
        const { session, token } = firstArgument(event.args) ?? {};
        const shown = asRecord(asRecord(session).user).id;
        const { sub } = asRecord(token);
        if (typeof shown !== "string" || shown !== sub || !isMadeUp(shown, history, event.cause))
          return;
        if (config.hasProviderOfType("credentials")) return;
        yield {
          severity: "advice",
          title: "The user's id in the session changes with every sign-in",
          reason:
            "Without an adapter nobody remembers users: `token.sub` is a new random id each time.",
          consequence:
            "A person who signs in again loses everything that you stored under the old id.",
          fix: "In the `jwt` callback keep `account.provider` and `account.providerAccountId` of the sign-in, or use an adapter.",
          link: "accountIds",
          option: "callbacks.session",
          event: event.id,
        };
      },
    }),
  },
];

function unguarded(name: string, option: string): Complaint {
  return {
    severity: "danger",
    title: `An account at ${name} opens the account here with the same address`,
    reason:
      "`allowDangerousEmailAccountLinking` links by equal addresses while nobody is signed in, and nothing in this config asks whether the address is verified: there is no `signIn` callback.",
    consequence: `Somebody who creates an account at ${name} with another person's address gets into that person's account here.`,
    fix: 'Add `signIn: ({ account, profile }) => account?.provider !== "…" || profile?.email_verified === true`, and use the option for providers that you trust to verify.',
    link: "emailLinking",
    option: `${option}.allowDangerousEmailAccountLinking`,
  };
}

/** The message of the event `signIn`, which every sign-in ends with. */
function readSignIn(event: { type: string; name: string; args: string }): SignIn | undefined {
  if (event.type !== "event" || event.name !== "signIn") return undefined;
  const { user, account, profile } = firstArgument(event.args) ?? {};
  return {
    user: asRecord(user),
    account: asRecord(account),
    profile: isRecord(profile) ? profile : undefined,
  };
}
