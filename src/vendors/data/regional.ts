import { json } from "../../world/idp/identity-provider";
import { inQuery, rename } from "../access";
import { granted } from "../about";
import type { Vendor } from "../vendor";
import { addressesOf, JOINED } from "./claims";

/** dev.vk.com, "users.get" and "Authorization Code Flow": the address comes with the token. */
export const vk = {
  user: ({ number, given, family, picture }) => ({
    response: [
      {
        id: number,
        first_name: given,
        last_name: family,
        photo_100: picture,
        can_access_closed: true,
        is_closed: false,
      },
    ],
  }),
  picture: ({ number }) => `https://sun1-1.userapi.com/${number}/portrait.jpg`,
  // As reported in nextauthjs/next-auth #11633, and mended in its open pull request #13436.
  refusesAuthorization: (params) =>
    params.has("code_challenge")
      ? ["invalid_request", "Code challenge method is unsupported"]
      : undefined,
  tokens: ({ access_token, expires_in }, { persona, number, scope }) => ({
    access_token,
    expires_in,
    user_id: number,
    ...(granted({ scope }, "email") && { email: persona.email }),
  }),
} satisfies Vendor;

/** developers.kakao.com, Kakao Login REST API, "Retrieving user information". */
export const kakao = {
  user: ({ persona, number, picture }) => ({
    id: number,
    connected_at: JOINED,
    properties: {
      nickname: persona.name,
      profile_image: picture,
      thumbnail_image: picture,
    },
    kakao_account: {
      profile_nickname_needs_agreement: false,
      profile_image_needs_agreement: false,
      profile: {
        nickname: persona.name,
        thumbnail_image_url: picture,
        profile_image_url: picture,
        is_default_image: false,
      },
      email_needs_agreement: false,
      is_email_valid: true,
      is_email_verified: persona.emailVerified,
      email: persona.email,
    },
  }),
  picture: ({ number }) => `https://k.kakaocdn.net/dn/${number}/img_640x640.jpg`,
  tokens: (standard) => ({
    ...standard,
    token_type: "bearer",
    refresh_token_expires_in: 5_184_000,
  }),
} satisfies Vendor;

/** developers.naver.com, "Naver Login API": the lifetime comes as a string. */
export const naver = {
  user: ({ persona, hex, picture }) => ({
    resultcode: "00",
    message: "success",
    response: {
      id: hex,
      nickname: persona.username,
      name: persona.name,
      email: persona.email,
      gender: "U" as const,
      age: "30-39",
      birthday: "01-05",
      profile_image: picture,
      birthyear: "1990",
      mobile: "010-0000-0000",
    },
  }),
  picture: ({ hex }) => `https://phinf.pstatic.net/contact/${hex}.png`,
  tokens: ({ access_token }) => ({ access_token, token_type: "bearer", expires_in: "3600" }),
} satisfies Vendor;

/** developers.weixin.qq.com, "Web page authorization": apps are named by `appid`. */
export const wechat = {
  user: ({ persona, hex, picture }) => ({
    openid: `o6_bmj${hex.slice(0, 22)}`,
    nickname: persona.name,
    sex: 0,
    province: "",
    city: "",
    country: "",
    headimgurl: picture,
    privilege: [],
    unionid: `o6_bmas${hex.slice(0, 21)}`,
  }),
  picture: ({ hex }) => `https://thirdwx.qlogo.cn/mmopen/${hex}/132`,
  accessToken: inQuery("access_token"),
  refuses(request) {
    const openid = new URL(request.url).searchParams.get("openid");
    if (openid?.startsWith("o6_bmj")) return undefined;
    return json({ errcode: 40003, errmsg: "invalid openid" });
  },
  translate: rename("appid", "client_id"),
  refusesAuthorization: (params) =>
    params.has("appid") ? undefined : ["invalid_request", "appid is missing."],
  tokens: ({ access_token, scope }, { hex }) => ({
    access_token,
    expires_in: 7200,
    openid: `o6_bmj${hex.slice(0, 22)}`,
    scope,
    unionid: `o6_bmas${hex.slice(0, 21)}`,
  }),
  tokenHeaders: { "content-type": "text/plain" },
} satisfies Vendor;

/** developers.line.biz, "Integrating LINE Login": web apps get ID tokens under HS256. */
export const line = {
  user: (about) => ({
    sub: `U${about.hex}${about.hex.slice(0, 8)}`,
    amr: ["linesso"],
    ...(granted(about, "profile") && { name: about.persona.name, picture: about.picture }),
    ...(granted(about, "email") && { email: about.persona.email }),
  }),
  picture: ({ hex }) => `https://profile.line-scdn.net/${hex}`,
  openId: (base) => ({
    authorization: `${base}/oauth2/v2.1/authorize`,
    token: "https://api.line.me/oauth2/v2.1/token",
    userinfo: "https://api.line.me/oauth2/v2.1/userinfo",
    jwks: "https://api.line.me/oauth2/v2.1/certs",
  }),
  metadata: () => ({ id_token_signing_alg_values_supported: ["ES256"] }),
} satisfies Vendor;

/** api.mail.ru/docs, "OAuth", "userinfo". */
export const mailru = {
  user: ({ persona, number, given, family, picture }) => ({
    id: String(number),
    client_id: "mail-ru-app",
    gender: "m",
    name: persona.name,
    nickname: persona.username,
    locale: "en_US",
    first_name: given,
    last_name: family,
    email: persona.email,
    birthday: "05.01.1990",
    image: picture,
  }),
  picture: ({ number }) => `https://filin.mail.ru/pic/${number}`,
} satisfies Vendor;

/** yandex.com/dev/id, "Exchanging a token for user information". */
export const yandex = {
  user: ({ persona, number, hex, given, family, provider }) => ({
    login: persona.username,
    id: String(number),
    client_id: provider.clientId,
    psuid: `1.AAceCw.${hex}`,
    emails: addressesOf(persona),
    default_email: persona.email,
    is_avatar_empty: false,
    default_avatar_id: `0/${number}-0`,
    first_name: given,
    last_name: family,
    display_name: persona.username,
    real_name: persona.name,
    sex: null,
  }),
  picture: ({ number }) => `https://avatars.yandex.net/get-yapic/0/${number}-0/islands-200`,
  tokens: (standard) => ({ ...standard, token_type: "bearer" }),
} satisfies Vendor;
