import { granted } from "../about";
import { rename } from "../access";
import type { StandardTokens, Vendor } from "../vendor";
import * as behaviors from "./behaviors";
import { emailClaims, JOINED, profileClaims } from "./claims";

/** developers.facebook.com, Graph API, "User", with the fields that the module asks for. */
export const facebook = {
  user: ({ persona, number, picture }) => ({
    id: `1022${number}`,
    name: persona.name,
    email: persona.email,
    picture: { data: { height: 50, is_silhouette: false, url: picture, width: 50 } },
  }),
  picture: ({ number }) => `https://platform-lookaside.fbsbx.com/platform/profilepic/${number}`,
  tokens: ({ scope: _scope, ...standard }) => ({ ...standard, token_type: "bearer" }),
} satisfies Vendor;

/** What the token endpoints of Instagram and Threads send: no token_type, no lifetime. */
function metaTokens(id: string) {
  return ({ access_token }: StandardTokens) => ({ access_token, user_id: id });
}

/** developers.facebook.com, Instagram Basic Display API, "Get profile". */
export const instagram = {
  user: ({ persona, number }) => ({
    id: `1784${number}`,
    username: persona.username,
    account_type: "PERSONAL",
    name: persona.name,
  }),
  tokens: (standard, { number }) => metaTokens(`1784${number}`)(standard),
} satisfies Vendor;

/** developers.facebook.com, Threads API, "Retrieve a Threads user's profile". */
export const threads = {
  user: ({ persona, number, picture }) => ({
    id: `2584${number}`,
    username: persona.username,
    threads_profile_picture_url: picture,
  }),
  picture: ({ number }) => `https://scontent.cdninstagram.com/v/threads/${number}.jpg`,
  tokens: (standard, { number }) => metaTokens(`2584${number}`)(standard),
} satisfies Vendor;

/** docs.x.com, "Get my User", with `user.fields=profile_image_url`. */
export const twitter = {
  behavior: behaviors.twitter,
  user: ({ persona, number, picture }) => ({
    data: {
      id: `1${number}00001`,
      name: persona.name,
      username: persona.username.replaceAll("-", "_"),
      profile_image_url: picture,
    },
  }),
  picture: ({ number }) => `https://pbs.twimg.com/profile_images/${number}/portrait_normal.jpg`,
  tokens: (standard) => ({ ...standard, token_type: "bearer" }),
} satisfies Vendor;

/** reddit.com/dev/api, "GET /api/v1/me". */
export const reddit = {
  user: ({ persona, number, picture }) => ({
    id: number.toString(36),
    name: persona.username,
    icon_img: picture,
    snoovatar_img: "",
    created_utc: Date.parse(JOINED) / 1000,
    has_verified_email: persona.emailVerified,
    link_karma: 12,
    comment_karma: 34,
    total_karma: 46,
    is_employee: false,
    is_gold: false,
    is_mod: false,
    over_18: false,
    verified: true,
  }),
  picture: ({ number }) => `https://styles.redditmedia.com/t5_${number.toString(36)}/icon.png`,
  tokens: (standard) => ({ ...standard, token_type: "bearer" }),
} satisfies Vendor;

/** developers.tiktok.com, "Get User Info": clients are named by `client_key`. */
export const tiktok = {
  user: ({ persona, uuid, picture }) => ({
    data: {
      user: {
        open_id: uuid,
        avatar_url: picture,
        display_name: persona.name,
        username: persona.username,
      },
    },
    error: { code: "ok", message: "", log_id: "202601050900000102030405060708090A" },
  }),
  picture: ({ hex }) => `https://p16-sign-va.tiktokcdn.com/tos/${hex}.webp`,
  translate: rename("client_key", "client_id"),
  // "Manage User Access Tokens": the app is named by client_key, at both endpoints.
  refusesAuthorization: (params) =>
    params.has("client_key") ? undefined : ["invalid_request", "client_key is missing."],
  tokens: (standard, { uuid }) => ({
    ...standard,
    expires_in: 86_400,
    open_id: uuid,
    scope: standard.scope.replaceAll(" ", ","),
  }),
} satisfies Vendor;

/** developers.pinterest.com, API v5, "Get user account". */
export const pinterest = {
  user: ({ persona, number, picture }) => ({
    account_type: "PINNER" as const,
    id: `8723${number}`,
    profile_image: picture,
    website_url: "",
    username: persona.username.replaceAll("-", ""),
  }),
  picture: ({ hex }) => `https://i.pinimg.com/600x600_R/${hex}.jpg`,
  tokens: (standard) => ({
    ...standard,
    token_type: "bearer",
    response_type: "authorization_code",
  }),
} satisfies Vendor;

/** docs.joinmastodon.org, "accounts", "Verify account credentials". */
export const mastodon = {
  user: ({ persona, number, picture, provider }) => ({
    id: `1060${number}`,
    username: persona.username.replaceAll("-", "_"),
    acct: persona.username.replaceAll("-", "_"),
    display_name: persona.name,
    locked: false,
    bot: false,
    created_at: JOINED,
    note: "",
    url: `${provider.issuer}/@${persona.username.replaceAll("-", "_")}`,
    avatar: picture,
    avatar_static: picture,
    header: `${provider.issuer}/headers/original/missing.png`,
    header_static: `${provider.issuer}/headers/original/missing.png`,
    followers_count: 5,
    following_count: 8,
    statuses_count: 13,
    last_status_at: "2026-01-04",
  }),
  picture: ({ number }, { issuer }) => `${issuer}/avatars/${number}/original.png`,
  tokens: ({ access_token, token_type, scope }) => ({
    access_token,
    token_type,
    scope,
    created_at: Date.parse(JOINED) / 1000,
  }),
} satisfies Vendor;

/** github.com/Medium/medium-api-docs, `api.md`: tokens come with status 201, `scope` is a list. */
export const medium = {
  user: ({ persona, hex, picture }) => ({
    data: {
      id: hex,
      username: persona.username,
      name: persona.name,
      url: `https://medium.com/@${persona.username}`,
      imageUrl: picture,
    },
  }),
  picture: ({ hex }) => `https://cdn-images-1.medium.com/fit/c/400/400/${hex}`,
  tokens: ({ scope, expires_in: _lifetime, ...standard }) => ({
    ...standard,
    scope: scope.split(" "),
    expires_at: Date.parse(JOINED),
  }),
  tokenStatus: 201,
} satisfies Vendor;

/** docs.patreon.com, API v1, "/current_user". */
export const patreon = {
  user: ({ persona, number, given, family, picture }) => ({
    data: {
      type: "user",
      id: String(number),
      attributes: {
        email: persona.email,
        first_name: given,
        last_name: family,
        full_name: persona.name,
        image_url: picture,
        thumb_url: picture,
        is_email_verified: persona.emailVerified,
        created: JOINED,
        url: `https://www.patreon.com/user?u=${number}`,
        vanity: null,
        about: null,
      },
      relationships: { pledges: { data: [] } },
    },
    included: [],
    links: { self: `https://www.patreon.com/api/user/${number}` },
  }),
  picture: ({ number }) => `https://c8.patreon.com/2/200/${number}`,
} satisfies Vendor;

/** discord.com/developers/docs, "Get Current User". */
export const discord = {
  behavior: behaviors.discord,
  user: ({ persona, number, hex, picture, scope }) => ({
    id: `80${number}00000000`,
    username: persona.username.replaceAll("-", "."),
    discriminator: "0",
    global_name: persona.name,
    avatar: hex,
    mfa_enabled: true,
    banner: null,
    accent_color: null,
    locale: "en-US",
    // Sent for the scope `email` only.
    ...(granted({ scope }, "email") && { verified: persona.emailVerified, email: persona.email }),
    flags: 0,
    premium_type: 0,
    public_flags: 0,
    display_name: persona.name,
    avatar_decoration: null,
    banner_color: null,
    image_url: picture,
  }),
  picture: ({ number, hex }) => `https://cdn.discordapp.com/avatars/80${number}00000000/${hex}.png`,
} satisfies Vendor;

/** learn.microsoft.com/linkedin, "Sign In with LinkedIn using OpenID Connect". */
export const linkedin = {
  behavior: behaviors.linkedin,
  user: (about) => ({
    sub: about.hex.slice(0, 10),
    ...(granted(about, "profile") && { ...profileClaims(about), locale: "en_US" }),
    ...(granted(about, "email") && emailClaims(about)),
  }),
  picture: ({ hex }) => `https://media.licdn.com/dms/image/${hex}/profile-displayphoto`,
  openId: (base) => ({
    authorization: `${base}/v2/authorization`,
    token: `${base}/v2/accessToken`,
    userinfo: "https://api.linkedin.com/v2/userinfo",
    jwks: `${base}/openid/jwks`,
  }),
} satisfies Vendor;

/** docs.slack.dev, "Sign in with Slack" and "openid.connect.userInfo". */
export const slack = {
  user: (about) => {
    const { hex, picture } = about;
    const id = `U${hex.slice(0, 10).toUpperCase()}`;
    const team = "https://a.slack-edge.com/team";
    return {
      ok: true,
      sub: id,
      "https://slack.com/user_id": id,
      "https://slack.com/team_id": "T0EXAMPLE01",
      ...(granted(about, "email") && {
        ...emailClaims(about),
        date_email_verified: Date.parse(JOINED) / 1000,
      }),
      name: about.persona.name,
      picture,
      given_name: about.given,
      family_name: about.family,
      locale: "en-US",
      "https://slack.com/team_name": "Example",
      "https://slack.com/team_domain": "example",
      "https://slack.com/user_image_24": picture,
      "https://slack.com/user_image_32": picture,
      "https://slack.com/user_image_48": picture,
      "https://slack.com/user_image_72": picture,
      "https://slack.com/user_image_192": picture,
      "https://slack.com/user_image_512": picture,
      "https://slack.com/user_image_1024": picture,
      "https://slack.com/team_image_34": `${team}_34.png`,
      "https://slack.com/team_image_44": `${team}_44.png`,
      "https://slack.com/team_image_68": `${team}_68.png`,
      "https://slack.com/team_image_88": `${team}_88.png`,
      "https://slack.com/team_image_102": `${team}_102.png`,
      "https://slack.com/team_image_132": `${team}_132.png`,
      "https://slack.com/team_image_230": `${team}_230.png`,
      "https://slack.com/team_image_default": true,
    };
  },
  picture: ({ hex }) => `https://avatars.slack-edge.com/${hex}_512.png`,
  openId: (base) => ({
    authorization: `${base}/openid/connect/authorize`,
    token: `${base}/api/openid.connect.token`,
    userinfo: `${base}/api/openid.connect.userInfo`,
    jwks: `${base}/openid/connect/keys`,
  }),
  tokens: ({ scope: _scope, expires_in: _lifetime, ...standard }) => ({ ok: true, ...standard }),
} satisfies Vendor;
