import type { Claims, ClaimSource } from "./claims";
import type { Endpoint, OAuthDescription, ProviderDescription } from "./describe";
import { code, codeSpan, escapeHtml, fence, inlineHtml, table } from "./markdown";

/** Where the provider's addresses come from. Empty for a provider that has none. */
export function endpointsSection({ oauth, example, name }: ProviderDescription): string {
  if (!oauth) return "";
  const rows = [
    ["Issuer", oauth.issuer === undefined ? "none" : code(oauth.issuer), ""],
    ...(usesDiscovery(oauth) ? [["Discovery", code(discoveryUrl(oauth)), ""]] : []),
    endpointRow("Authorization", oauth.authorization),
    endpointRow("Token", oauth.token),
    endpointRow("User info", oauth.userinfo),
  ];
  const given = Object.entries(example).map(
    ([option, value]) => `${codeSpan(option)} ${codeSpan(JSON.stringify(value))}`,
  );
  return [
    "## Endpoints <!-- #endpoints -->",
    given.length > 0 &&
      `These are the addresses for the example option ${given.join(", ")}. With your value, they differ.`,
    table(["Endpoint", "Address", "What the module adds"], rows),
    oauth.readsUserinfo
      ? `Auth.js reads the user from ${escapeHtml(name)}'s user info endpoint.`
      : "Auth.js reads the user from the claims of the ID token, and sends no request to the user info endpoint.",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function usesDiscovery({ issuer, authorization, token }: OAuthDescription): boolean {
  return issuer !== undefined && (!authorization.url || !token.url);
}

function discoveryUrl({ issuer = "" }: OAuthDescription): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
}

const OWN: Record<string, string> = {
  request: "makes the request itself",
  conform: "corrects the answer before core reads it",
};

function endpointRow(name: string, { url, parameters, own }: Endpoint): string[] {
  const added = [
    ...parameters.map(([parameter, value]) => code(`${parameter}=${value}`)),
    ...own.map((each) => OWN[each] ?? each),
  ];
  return [name, url === undefined ? "from discovery" : code(url), added.join(", ")];
}

/** What `profile()` makes of which claims. Empty for a provider without one. */
export function profileSection({ oauth, profile, api }: ProviderDescription): string {
  if (!oauth) return "";
  return [
    "## What your app learns <!-- #profile -->",
    oauth.claims && claimsTable(oauth.claims),
    "The `id` becomes `account.providerAccountId`. The id of the user is a different one, which core or your database makes. The access token, ID token and scope are in `account`.",
    profile
      ? `The module's own code:\n\n${fence(profile, "ts")}`
      : "The module has no `profile` of its own, so core's default applies.",
    `To keep more, write your own [\`profile\`](/reference/core/providers/#oauth2configprofile). The [types of the module](${api}) list the fields of the answer.`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

function claimsTable({ fields, required }: Claims): string {
  const rows = fields.map((field) => [
    code(field.field),
    stepsHtml(field),
    field.constant === undefined ? "" : code(field.constant),
  ]);
  const needs = required.filter((path) => path !== "");
  return [
    table(["User", "Claims, of which the first present one counts", "Otherwise"], rows),
    needs.length > 0
      ? `<p>Without ${needs.map(code).join(", ")} in the answer the sign-in fails: <code>profile()</code> throws.</p>`
      : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function stepsHtml({ steps }: ClaimSource): string {
  return steps.map((claims) => claims.map(code).join(" with ")).join(", else ") || "none";
}

/** The provider's own options, and where those are that every provider of its type has. */
export function optionsSection({ options, type, api }: ProviderDescription): string {
  const rows = options.map(({ name, type: optionType, optional, says, fallback }) => [
    code(name) + (optional ? "" : " (required)"),
    code(optionType),
    fallback === undefined ? "" : code(fallback),
    inlineHtml(says),
  ]);
  return [
    "## Options <!-- #options -->",
    rows.length > 0
      ? table(["Option", "Type", "Default", "What it does"], rows)
      : "The module has no options of its own.",
    `${COMMON[type]} What you give wins over what the module says. The declarations are in the [API reference of the module](${api}).`,
  ].join("\n\n");
}

const COMMON: Record<ProviderDescription["type"], string> = {
  oauth: "It takes all options of [`OAuthConfig`](/reference/core/providers/#oauth2config).",
  oidc: "It takes all options of [`OIDCConfig`](/reference/core/providers/#oidcconfig).",
  email: "It takes all options of [`EmailConfig`](/reference/core/providers/#emailconfig).",
  credentials:
    "It takes all options of [`CredentialsConfig`](/reference/core/providers/credentials/#credentialsconfig).",
  webauthn:
    "It takes all options of [`WebAuthnConfig`](/reference/core/providers/webauthn/#webauthnconfig).",
};
