import { json } from "../../world/idp/identity-provider";
import { inQuery } from "../access";
import type { About } from "../about";
import type { Vendor } from "../vendor";
import * as behaviors from "./behaviors";
import { JOINED } from "./claims";

/** api.intra.42.fr/apidoc, "Me". */
export const school42 = {
  user: ({ persona, number, given, family, picture }) => ({
    id: number,
    email: persona.email,
    login: persona.username.slice(0, 8),
    first_name: given,
    last_name: family,
    usual_full_name: persona.name,
    usual_first_name: null,
    url: `https://api.intra.42.fr/v2/users/${persona.username.slice(0, 8)}`,
    phone: "hidden",
    displayname: persona.name,
    kind: "student",
    image_url: picture,
    image: {
      link: picture,
      versions: { large: picture, medium: picture, small: picture, micro: picture },
    },
    "staff?": false,
    correction_point: 5,
    pool_month: "july",
    pool_year: "2021",
    location: null,
    wallet: 42,
    anonymize_date: "2029-01-05T00:00:00.000+01:00",
    created_at: JOINED,
    updated_at: JOINED,
    alumni: false,
    "is_launched?": false,
    groups: [],
    cursus_users: [],
    projects_users: [],
    languages_users: [],
    achievements: [],
    titles: [],
    titles_users: [],
    partnerships: [],
    patroned: [],
    patroning: [],
    expertises_users: [],
    roles: [],
    campus: [],
    campus_users: [],
    user: null,
  }),
  picture: ({ hex }) => `https://cdn.intra.42.fr/users/${hex}/portrait.jpg`,
  tokens: (standard) => ({
    ...standard,
    token_type: "bearer",
    created_at: Date.parse(JOINED) / 1000,
  }),
} satisfies Vendor;

/** docs.cdp.coinbase.com, "Show current user". */
export const coinbase = {
  user: ({ persona, uuid, picture }) => ({
    data: {
      id: uuid,
      name: persona.name,
      username: persona.username,
      profile_location: null,
      profile_bio: null,
      profile_url: `https://coinbase.com/${persona.username}`,
      avatar_url: picture,
      resource: "user",
      resource_path: "/v2/user",
      email: persona.email,
      time_zone: "Pacific Time (US & Canada)",
      native_currency: "USD",
      country: { code: "US", name: "United States", is_in_europe: false },
      created_at: JOINED,
    },
  }),
  picture: ({ hex }) => `https://images.coinbase.com/avatar?h=${hex}`,
  tokens: (standard) => ({ ...standard, token_type: "bearer" }),
} satisfies Vendor;

/** log.concept2.com/developers/documentation, "Users". */
export const concept2 = {
  user: ({ persona, number, given, family, picture }) => ({
    data: {
      id: number,
      username: persona.username,
      first_name: given,
      last_name: family,
      gender: "F",
      dob: "1990-01-05",
      email: persona.email,
      country: "NOR",
      profile_image: picture,
      age_restricted: false,
      email_permission: null,
      max_heart_rate: null,
      weight: null,
      logbook_privacy: null,
    },
  }),
  picture: ({ number }) => `https://media.concept2.com/assets/uploads/profile/${number}.jpg`,
} satisfies Vendor;

/** developer.dribbble.com/v2, "Get the authenticated user". */
export const dribbble = {
  user: ({ persona, number, picture }) => ({
    id: number,
    name: persona.name,
    login: persona.username,
    html_url: `https://dribbble.com/${persona.username}`,
    avatar_url: picture,
    email: persona.email,
    bio: "",
    location: null,
    links: {},
    can_upload_shot: false,
    pro: false,
    followers_count: 0,
    created_at: JOINED,
    type: "User",
    teams: [],
  }),
  picture: ({ number }) => `https://cdn.dribbble.com/users/${number}/avatars/normal/portrait.png`,
  // "OAuth", "Scopes": public and upload.
  refusesAuthorization: (params) =>
    (params.get("scope") ?? "").split(" ").every((scope) => /^(public|upload)?$/.test(scope))
      ? undefined
      : ["invalid_scope", "The requested scope is invalid, unknown, or malformed."],
  tokens: ({ access_token, scope }) => ({
    access_token,
    token_type: "bearer",
    scope,
    created_at: Date.parse(JOINED) / 1000,
  }),
} satisfies Vendor;

/** docs.foursquare.com, "Authentication" and "users/self": the token is a parameter. */
export const foursquare = {
  user: ({ persona, number, given, family }) => ({
    meta: { code: 200, requestId: "5ac51d7e6a607143d811cecb" },
    response: {
      user: {
        id: String(number),
        firstName: given,
        lastName: family,
        canonicalUrl: `https://foursquare.com/user/${number}`,
        relationship: "self",
        photo: { prefix: "https://fastly.4sqi.net/img/user/", suffix: `/${number}.jpg` },
        type: "user",
        pings: true,
        contact: { verifiedPhone: "false", email: persona.email },
        homeCity: "",
        bio: "",
      },
    },
  }),
  picture: ({ number }) => `https://fastly.4sqi.net/img/user/original/${number}.jpg`,
  accessToken: inQuery("oauth_token"),
  refuses: (request) =>
    new URL(request.url).searchParams.has("v")
      ? undefined
      : json({ meta: { code: 400, errorType: "param_error" }, response: {} }, 400),
  tokens: ({ access_token }) => ({ access_token }),
} satisfies Vendor;

/** developer.spotify.com, "Get Current User's Profile". */
export const spotify = {
  behavior: behaviors.spotify,
  user: ({ persona, hex, picture }) => ({
    country: "NO",
    display_name: persona.name,
    email: persona.email,
    explicit_content: { filter_enabled: false, filter_locked: false },
    external_urls: { spotify: `https://open.spotify.com/user/${hex}` },
    followers: { href: null, total: 0 },
    href: `https://api.spotify.com/v1/users/${hex}`,
    id: hex,
    images: [{ url: picture, height: 300, width: 300 }],
    product: "free",
    type: "user",
    uri: `spotify:user:${hex}`,
  }),
  picture: ({ hex }) => `https://i.scdn.co/image/${hex}`,
} satisfies Vendor;

function stravaAthlete({ persona, number, given, family, picture }: About) {
  return {
    id: number,
    username: persona.username,
    resource_state: 2,
    firstname: given,
    lastname: family,
    bio: null,
    city: null,
    state: null,
    country: null,
    sex: null,
    premium: false,
    summit: false,
    created_at: JOINED,
    updated_at: JOINED,
    badge_type_id: 0,
    profile_medium: picture,
    profile: picture,
    friend: null,
    follower: null,
  };
}

/** developers.strava.com, "getLoggedInAthlete". */
export const strava = {
  user: stravaAthlete,
  picture: ({ number }) =>
    `https://dgalywyr863hv.cloudfront.net/pictures/athletes/${number}/large.jpg`,
  tokens: ({ scope: _scope, ...standard }, about) => ({
    ...standard,
    athlete: stravaAthlete(about),
  }),
} satisfies Vendor;

/** trakt.docs.apiary.io, "Get user profile" with extended=full. */
export const trakt = {
  user: ({ persona, picture }) => ({
    username: persona.username,
    private: false,
    name: persona.name,
    vip: false,
    vip_ep: false,
    ids: { slug: persona.username },
    joined_at: JOINED,
    location: null,
    about: null,
    gender: null,
    age: null,
    images: { avatar: { full: picture } },
  }),
  picture: ({ hex }) => `https://walter.trakt.tv/images/users/${hex}/avatars/large.png`,
  refuses: (request, provider) =>
    request.headers.get("trakt-api-key") === provider.clientId &&
    request.headers.get("trakt-api-version") === "2"
      ? undefined
      : new Response(null, { status: 403 }),
  tokens: (standard) => ({
    ...standard,
    token_type: "bearer",
    scope: "public",
    created_at: Date.parse(JOINED) / 1000,
  }),
} satisfies Vendor;

/** mediawiki.org, "Extension:OAuth", "rest.php/oauth2/resource/profile". */
export const wikimedia = {
  user: ({ persona, number }) => ({
    sub: String(number),
    username: persona.name,
    editcount: 7,
    confirmed_email: persona.emailVerified,
    blocked: false,
    registered: "20210412083000",
    groups: ["*" as const, "user" as const],
    rights: ["read" as const, "createaccount" as const],
    grants: ["basic" as const],
    realname: persona.name,
    email: persona.email,
  }),
  tokens: ({ scope: _scope, ...standard }) => standard,
} satisfies Vendor;

/** developer.wordpress.com, REST API v1, "GET /me". */
export const wordpress = {
  user: ({ persona, number, picture }) => ({
    ID: number,
    display_name: persona.name,
    username: persona.username.replaceAll("-", ""),
    email: persona.email,
    primary_blog: null,
    language: "en",
    token_site_id: false,
    avatar_URL: picture,
    profile_URL: `https://gravatar.com/${persona.username.replaceAll("-", "")}`,
    verified: true,
    email_verified: persona.emailVerified,
    date: JOINED,
    site_count: 0,
  }),
  picture: ({ hex }) => `https://0.gravatar.com/avatar/${hex}`,
  tokens: ({ access_token, scope }) => ({
    access_token,
    token_type: "bearer",
    blog_id: "0",
    blog_url: null,
    scope,
  }),
} satisfies Vendor;
