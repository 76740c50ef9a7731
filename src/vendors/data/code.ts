import { json } from "../../world/idp/identity-provider";
import { granted } from "../about";
import type { ResolvedProvider } from "../resolve";
import type { Vendor } from "../vendor";
import * as behaviors from "./behaviors";
import { emailClaims, JOINED, profileClaims } from "./claims";
import { JPEG } from "./jpeg";

/** Base of GitHub's API: its own host, or a folder of an Enterprise server. */
function githubApi({ userinfo = "" }: ResolvedProvider): string {
  return userinfo.replace(/\/user$/, "");
}

/** docs.github.com, "Get the authenticated user" and "List email addresses". */
export const github = {
  behavior: behaviors.github,
  // On the host itself, also of an Enterprise server.
  callbackIssuer: ({ authorization = "" }) => authorization.replace(/\/authorize$/, ""),
  user({ persona, number, picture, provider }) {
    const url = `${githubApi(provider)}/users/${persona.username}`;
    return {
      login: persona.username,
      id: number,
      node_id: `U_${number.toString(36)}`,
      avatar_url: picture,
      gravatar_id: "",
      url,
      html_url: `https://github.com/${persona.username}`,
      followers_url: `${url}/followers`,
      following_url: `${url}/following{/other_user}`,
      gists_url: `${url}/gists{/gist_id}`,
      starred_url: `${url}/starred{/owner}{/repo}`,
      subscriptions_url: `${url}/subscriptions`,
      organizations_url: `${url}/orgs`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events{/privacy}`,
      received_events_url: `${url}/received_events`,
      type: "User",
      site_admin: false,
      name: persona.name,
      company: null,
      blog: "",
      location: null,
      // Most people keep their address private; the module asks for it at /user/emails.
      email: null,
      hireable: null,
      bio: null,
      twitter_username: null,
      public_repos: 4,
      public_gists: 0,
      followers: 3,
      following: 2,
      created_at: JOINED,
      updated_at: JOINED,
      two_factor_authentication: true,
    };
  },
  picture: ({ number }) => `https://avatars.githubusercontent.com/u/${number}?v=4`,
  tokens: ({ access_token, scope }) => ({
    access_token,
    token_type: "bearer",
    scope: scope.split(" ").join(","),
  }),
  tokenPrefix: "gho_",
  tokenErrors: {
    status: 200,
    codes: {
      client: "incorrect_client_credentials",
      code: "bad_verification_code",
      redirectUri: "redirect_uri_mismatch",
    },
  },
  endpoints: (provider) => ({
    [`${githubApi(provider)}/user/emails`]: {
      answer: (about) => {
        if (!about) return json({ message: "Bad credentials" }, 401);
        if (!granted(about, "user:email")) return json({ message: "Not Found" }, 404);
        const { email, emailVerified: verified } = about.persona;
        return json([{ email, primary: true, verified, visibility: "private" }]);
      },
    },
  }),
} satisfies Vendor;

/** docs.gitlab.com, "Users API", "Retrieve the current user". */
export const gitlab = {
  behavior: behaviors.gitlab,
  user: ({ persona, number, picture }) => ({
    id: number,
    username: persona.username,
    email: persona.email,
    name: persona.name,
    state: "active",
    avatar_url: picture,
    web_url: `https://gitlab.com/${persona.username}`,
    created_at: JOINED,
    bio: "",
    location: "",
    public_email: "",
    skype: "",
    linkedin: "",
    twitter: "",
    website_url: "",
    organization: "",
    job_title: "",
    pronouns: "",
    bot: false,
    work_information: "",
    followers: 0,
    following: 0,
    local_time: "9:00 AM",
    last_sign_in_at: JOINED,
    confirmed_at: JOINED,
    theme_id: 1,
    last_activity_on: "2026-01-04",
    color_scheme_id: 1,
    projects_limit: 100000,
    current_sign_in_at: JOINED,
    identities: [{ provider: "google_oauth2", extern_uid: String(number) }],
    can_create_group: true,
    can_create_project: true,
    two_factor_enabled: true,
    external: false,
    private_profile: false,
    commit_email: persona.email,
    shared_runners_minutes_limit: 400,
    extra_shared_runners_minutes_limit: 0,
  }),
  picture: ({ number }) => `https://gitlab.com/uploads/-/system/user/avatar/${number}/avatar.png`,
  // "GitLab as OpenID Connect identity provider": these, and the rest at /oauth/userinfo.
  idToken: (about) => ({
    sub: String(about.number),
    ...(granted(about, "email") && emailClaims(about)),
    groups_direct: [],
  }),
} satisfies Vendor;

/** developer.atlassian.com, Bitbucket Cloud REST API, "Get current user". The address is elsewhere. */
export const bitbucket = {
  user: ({ persona, hex, uuid, picture }) => ({
    display_name: persona.name,
    links: {
      self: { href: `https://api.bitbucket.org/2.0/users/%7B${uuid}%7D` },
      avatar: { href: picture },
      repositories: { href: `https://api.bitbucket.org/2.0/repositories/%7B${uuid}%7D` },
      snippets: { href: `https://api.bitbucket.org/2.0/snippets/%7B${uuid}%7D` },
      html: { href: `https://bitbucket.org/%7B${uuid}%7D/` },
      hooks: { href: `https://api.bitbucket.org/2.0/workspaces/%7B${uuid}%7D/hooks` },
    },
    created_on: JOINED,
    type: "user",
    uuid: `{${uuid}}`,
    has_2fa_enabled: null,
    username: persona.username,
    is_staff: false,
    account_id: `712020:${hex}`,
    nickname: persona.username,
    account_status: "active",
    location: null,
  }),
  picture: ({ hex }) => `https://secure.gravatar.com/avatar/${hex}`,
  tokens: ({ scope, ...standard }) => ({ ...standard, scopes: scope, token_type: "bearer" }),
} satisfies Vendor;

/** developer.atlassian.com, "User identity API", "Get the active user". */
export const atlassian = {
  user: ({ persona, hex, picture }) => ({
    account_type: "atlassian",
    account_id: `712020:${hex}`,
    email: persona.email,
    name: persona.name,
    picture,
    account_status: "active",
    nickname: persona.username,
    locale: "en-US",
    extended_profile: {},
    email_verified: persona.emailVerified,
  }),
  picture: ({ hex }) => `https://avatar-management.services.atlassian.com/${hex}/128`,
} satisfies Vendor;

/** learn.microsoft.com, Azure DevOps Services REST API 6.0, "Profiles - Get" with core attributes. */
export const azureDevOps = {
  user: ({ persona, uuid }) => ({
    displayName: persona.name,
    publicAlias: uuid,
    emailAddress: persona.email,
    coreRevision: 1,
    timeStamp: JOINED,
    id: uuid,
    revision: 1,
    coreAttributes: {
      Avatar: {
        descriptor: { attributeName: "Avatar", containerName: "Core" },
        value: { isAutoGenerated: true, size: "medium", timeStamp: JOINED, value: JPEG },
      },
    },
  }),
  // "Authorize access to REST APIs with OAuth 2.0": codes are exchanged at /oauth2/token.
  tokenEndpoint: "https://app.vssps.visualstudio.com/oauth2/token",
  translate(params) {
    if (params.get("response_type") === "Assertion") params.set("response_type", "code");
  },
} satisfies Vendor;

/** huggingface.co/docs/hub, "Sign in with Hugging Face". */
export const huggingface = {
  user: (about) => ({
    sub: about.hex,
    ...(granted(about, "profile") && {
      ...profileClaims(about),
      profile: `https://huggingface.co/${about.persona.username}`,
      website: "",
    }),
    ...(granted(about, "email") && emailClaims(about)),
    isPro: false,
    orgs: [],
  }),
  picture: ({ hex }) => `https://cdn-avatars.huggingface.co/v1/production/uploads/${hex}.png`,
  openId: (base) => ({
    authorization: `${base}/oauth/authorize`,
    token: `${base}/oauth/token`,
    userinfo: `${base}/oauth/userinfo`,
    jwks: `${base}/oauth/jwks`,
  }),
} satisfies Vendor;

/** open-api.netlify.com, "getCurrentUser". */
export const netlify = {
  user: ({ persona, hex, picture }) => ({
    id: hex,
    uid: null,
    full_name: persona.name,
    avatar_url: picture,
    email: persona.email,
    affiliate_id: "",
    site_count: 1,
    created_at: JOINED,
    last_login: JOINED,
    login_providers: ["github"],
    onboarding_progress: { slides: "" },
  }),
  picture: ({ hex }) => `https://gravatar.com/avatar/${hex}`,
} satisfies Vendor;
