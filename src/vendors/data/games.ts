import { json } from "../../world/idp/identity-provider";
import { type About, granted } from "../about";
import type { Vendor } from "../vendor";
import * as behaviors from "./behaviors";
import { JOINED, JOINED_SECONDS } from "./claims";

/** develop.battle.net, "OAuth APIs", "UserInfo Endpoint". */
export const battlenet = {
  user: ({ given, number }) => ({
    sub: String(number),
    id: number,
    battle_tag: `${given}#${number % 10_000}`,
  }),
} satisfies Vendor;

function bungieAccount({ persona, number }: About) {
  return {
    Response: {
      destinyMemberships: [],
      bungieNetUser: {
        membershipId: String(number),
        uniqueName: `${persona.username}#${number % 10_000}`,
        displayName: persona.name,
        profilePicture: 70_432,
        profilePicturePath: "/img/profile/avatars/default_avatar.gif",
        isDeleted: false,
        firstAccess: JOINED,
        lastUpdate: JOINED,
        locale: "en",
      },
    },
    ErrorCode: 1,
    ThrottleSeconds: 0,
    ErrorStatus: "Success",
    Message: "Ok",
    MessageData: {},
  };
}

/** bungie-net.github.io, "User.GetBungieAccount" and "UserMembershipData". */
export const bungie = {
  user: bungieAccount,
  picture: () => "https://www.bungie.net/img/profile/avatars/default_avatar.gif",
  tokens: (standard, { number }) => ({ ...standard, membership_id: String(number) }),
  endpoints: () => ({
    "https://www.bungie.net/platform/User/GetBungieAccount/*": {
      answer(about, request) {
        // "Every request needs X-API-Key": Bungie's wiki, "OAuth Documentation".
        if (!request.headers.has("x-api-key")) {
          return bungieError(2102, "ApiKeyMissingFromRequest", 401);
        }
        if (!about) return bungieError(99, "WebAuthRequired", 401);
        const [, id] = /\/GetBungieAccount\/([^/]+)\//.exec(new URL(request.url).pathname) ?? [];
        if (id !== String(about.number)) return bungieError(18, "InvalidParameters", 400);
        return json(bungieAccount(about));
      },
    },
  }),
} satisfies Vendor;

function bungieError(code: number, status: string, http: number): Response {
  return json({ ErrorCode: code, ThrottleSeconds: 0, ErrorStatus: status, MessageData: {} }, http);
}

/** docs.esi.evetech.net, "SSO", the verify endpoint. */
export const eveOnline = {
  user: ({ persona, number, hex }) => ({
    CharacterID: number,
    CharacterName: persona.name,
    ExpiresOn: "2026-01-05T10:00:00",
    Scopes: "publicData",
    TokenType: "Character",
    CharacterOwnerHash: `${hex}=`,
    IntellectualProperty: "EVE",
  }),
  picture: ({ number }) => `https://image.eveonline.com/Character/${number}_128.jpg`,
} satisfies Vendor;

/** docs.faceit.com, "FACEIT Connect", user info. */
export const faceit = {
  user: ({ persona, uuid, given, family, picture }) => ({
    guid: uuid,
    nickname: persona.username,
    name: persona.name,
    given_name: given,
    family_name: family,
    email: persona.email,
    email_verified: persona.emailVerified,
    picture,
    locale: "en",
  }),
  picture: ({ uuid }) => `https://assets.faceit-cdn.net/avatars/${uuid}.jpg`,
} satisfies Vendor;

/** osu.ppy.sh/docs, "Get Own Data". */
export const osu = {
  user: ({ persona, number, picture }) => ({
    avatar_url: picture,
    country_code: "NO",
    default_group: "default",
    id: number,
    is_active: true,
    is_bot: false,
    is_deleted: false,
    is_online: true,
    is_supporter: false,
    last_visit: JOINED,
    pm_friends_only: false,
    profile_colour: null,
    username: persona.username,
    discord: null,
    has_supported: false,
    interests: null,
    join_date: JOINED,
    kudosu: { available: 0, total: 0 },
    location: null,
    max_blocks: 50,
    max_friends: 250,
    occupation: null,
    playmode: "osu",
    playstyle: ["mouse"],
    post_count: 0,
    profile_order: ["me", "recent_activity", "top_ranks"],
    title: null,
    title_url: null,
    twitter: null,
    website: null,
    country: { code: "NO", name: "Norway" },
    cover: { custom_url: null, url: "https://assets.ppy.sh/user-profile-covers/1.jpg", id: 1 },
    is_restricted: false,
  }),
  picture: ({ number }) => `https://a.ppy.sh/${number}?1618216200.jpeg`,
} satisfies Vendor;

/** create.roblox.com/docs, "OAuth 2.0 authentication", user info. */
export const roblox = {
  user: (about) => ({
    sub: String(about.number),
    ...(granted(about, "profile") && {
      name: about.persona.name,
      nickname: about.persona.name,
      preferred_username: about.persona.username.replaceAll("-", "_"),
      created_at: JOINED_SECONDS,
      profile: `https://www.roblox.com/users/${about.number}/profile`,
      picture: about.picture,
    }),
  }),
  picture: ({ hex }) => `https://tr.rbxcdn.com/${hex}/150/150/AvatarHeadshot/Png`,
  openId: (base) => ({
    authorization: `${base}/v1/authorize`,
    token: `${base}/v1/token`,
    userinfo: `${base}/v1/userinfo`,
    jwks: `${base}/v1/certs`,
  }),
} satisfies Vendor;

/** dev.twitch.tv/docs, "Using OIDC to get OAuth access tokens": `scope` is a list. */
export const twitch = {
  behavior: behaviors.twitch,
  user: ({ persona, number, picture, provider }) => ({
    sub: String(number),
    azp: provider.clientId,
    preferred_username: persona.name.replaceAll(" ", ""),
    email: persona.email,
    picture,
  }),
  picture: ({ uuid }) => `https://static-cdn.jtvnw.net/jtv_user_pictures/${uuid}-profile_image.png`,
  openId: (base) => ({
    authorization: `${base}/authorize`,
    token: `${base}/token`,
    userinfo: `${base}/userinfo`,
    jwks: `${base}/keys`,
  }),
  tokens: (standard) => ({ ...standard, scope: standard.scope.split(" "), token_type: "bearer" }),
} satisfies Vendor;
