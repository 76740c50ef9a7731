import { json } from "../../world/idp/identity-provider";
import type { About } from "../about";
import type { Vendor } from "../vendor";
import { addressesOf, emailClaims, JOINED, JOINED_SECONDS } from "./claims";

/** eventbrite.com/platform/api, "Retrieve Information About a User Account". */
export const eventbrite = {
  user: ({ persona, number, given, family }) => ({
    id: String(number),
    name: persona.name,
    first_name: given,
    last_name: family,
    emails: [{ email: persona.email, verified: persona.emailVerified, primary: true }],
    is_public: false,
    image_id: String(number),
  }),
  picture: ({ number }) =>
    `https://img.evbuc.com/https%3A%2F%2Fcdn.evbuc.com%2Fimages%2F${number}%2F1%2Foriginal.jpg`,
  tokens: ({ access_token }) => ({ access_token, token_type: "bearer" }),
} satisfies Vendor;

/** freshbooks.com/api, "Identity", "users/me". */
export const freshbooks = {
  user: ({ persona, number, given, family }) => ({
    response: {
      id: number,
      identity_id: number,
      identity_uuid: null,
      first_name: given,
      last_name: family,
      email: persona.email,
      language: "en",
      confirmed_at: JOINED,
      created_at: JOINED,
      unconfirmed_email: null,
      setup_complete: true,
      phone_numbers: [],
      addresses: [],
      profession: null,
      links: { me: `/service/auth/api/v1/users?id=${number}` },
      permissions: {},
      groups: [],
      business_memberships: [],
      roles: [],
    },
  }),
  tokens: (standard) => ({ ...standard, created_at: JOINED_SECONDS, direct_buy_tokens: {} }),
} satisfies Vendor;

function hubspotToken({ persona, number }: About) {
  return {
    token: "the access token",
    user: persona.email,
    hub_domain: "example.com",
    scopes: ["oauth"],
    hub_id: 62515,
    app_id: 456,
    expires_in: 1799,
    user_id: number,
    token_type: "access",
  };
}

function lastSegment(request: Request): string {
  return new URL(request.url).pathname.split("/").at(-1) ?? "";
}

/** developers.hubspot.com, OAuth v1, "Get information for an access token": the token is the path. */
export const hubspot = {
  user: hubspotToken,
  accessToken: lastSegment,
  endpoints: (provider) => ({
    [`${provider.userinfo}/*`]: {
      answer: (about, request) =>
        about
          ? json({ ...hubspotToken(about), token: lastSegment(request) })
          : json({ status: "error", message: "access token not found" }, 404),
    },
  }),
  tokens: ({ scope: _scope, ...standard }) => ({
    ...standard,
    token_type: "bearer",
    expires_in: 1800,
  }),
} satisfies Vendor;

/** mailchimp.com/developer, "Access Data on Behalf of Other Users with OAuth 2". */
export const mailchimp = {
  user: ({ persona, number, picture }) => ({
    dc: "us6",
    role: "owner",
    accountname: persona.name,
    user_id: number,
    login: {
      email: persona.email,
      avatar: picture,
      login_id: number + 1,
      login_name: persona.username,
      login_email: persona.email,
    },
    login_url: "https://login.mailchimp.com",
    api_endpoint: "https://us6.api.mailchimp.com",
  }),
} satisfies Vendor;

/** docs.oracle.com, NetSuite, `runtime.getCurrentUser()`, as a RESTlet of the account returns it. */
export const netsuite = {
  user: ({ persona, number }) => ({
    id: number,
    name: persona.name,
    email: persona.email,
    location: 1,
    role: 3,
    roleId: "administrator",
    roleCenter: "BASIC",
    contact: 0,
    subsidiary: 1,
    department: 1,
  }),
  tokens: ({ access_token, expires_in }) => ({
    access_token,
    token_type: "bearer",
    expires_in: String(expires_in),
  }),
} satisfies Vendor;

/** developers.pipedrive.com, "Get current user data". */
export const pipedrive = {
  user: ({ persona, number, picture }) => ({
    success: true,
    data: {
      id: number,
      name: persona.name,
      default_currency: "EUR",
      locale: "en_US",
      lang: 1,
      email: persona.email,
      activated: true,
      last_login: "2026-01-05 09:00:00",
      created: "2021-04-12 08:30:00",
      has_created_company: true,
      is_admin: 1,
      active_flag: true,
      timezone_name: "Europe/Oslo",
      timezone_offset: "+01:00",
      role_id: 1,
      icon_url: picture,
      is_you: true,
      company_id: 1,
      company_name: "Example",
      company_domain: "example",
      language: { language_code: "en", country_code: "US" },
    },
  }),
  picture: ({ number }) => `https://d3myhnqlqwk9i8.cloudfront.net/profile_120x120_${number}.jpg`,
  tokens: (standard) => ({ ...standard, api_domain: "https://example.pipedrive.com" }),
} satisfies Vendor;

/** help.salesforce.com, "UserInfo Response": the subject is an address. */
export const salesforce = {
  user: (about) => ({
    sub: `https://login.salesforce.com/id/00D000000000001EAA/005${about.hex.slice(0, 15)}`,
    user_id: `005${about.hex.slice(0, 15)}`,
    organization_id: "00D000000000001EAA",
    preferred_username: about.persona.email,
    nickname: about.persona.username,
    name: about.persona.name,
    ...emailClaims(about),
    given_name: about.given,
    family_name: about.family,
    zoneinfo: "Europe/Oslo",
    photos: { picture: about.picture, thumbnail: about.picture },
    profile: `https://example.my.salesforce.com/005${about.hex.slice(0, 15)}`,
    picture: about.picture,
    active: true,
    user_type: "STANDARD",
    language: "en_US",
    locale: "en_US",
    utcOffset: 0,
    updated_at: JOINED,
    is_app_installed: true,
  }),
  picture: ({ hex }) => `https://example.file.force.com/profilephoto/${hex.slice(0, 15)}/F`,
  openId: (base) => ({
    authorization: `${base}/services/oauth2/authorize`,
    token: `${base}/services/oauth2/token`,
    userinfo: `${base}/services/oauth2/userinfo`,
    jwks: `${base}/id/keys`,
  }),
  tokens: (standard) => ({
    ...standard,
    instance_url: "https://example.my.salesforce.com",
    issued_at: String(JOINED_SECONDS * 1000),
    signature: "c2ltdWxhdGVk",
  }),
} satisfies Vendor;

/** zoho.com/accounts/protocol, "Get user info". */
export const zoho = {
  user: ({ persona, number, given, family }) => ({
    First_Name: given,
    Last_Name: family,
    Email: persona.email,
    Display_Name: persona.name,
    ZUID: number,
  }),
  tokens: ({ scope: _scope, ...standard }) => ({
    ...standard,
    api_domain: "https://www.zohoapis.com",
  }),
} satisfies Vendor;

/** developer.webex.com, "Get My Own Details". */
export const webex = {
  user: ({ persona, hex, given, family, picture }) => ({
    id: btoa(`ciscospark://us/PEOPLE/${hex}`).replaceAll("=", ""),
    emails: addressesOf(persona),
    phoneNumbers: [],
    displayName: persona.name,
    nickName: given,
    firstName: given,
    lastName: family,
    avatar: picture,
    orgId: btoa("ciscospark://us/ORGANIZATION/example").replaceAll("=", ""),
    created: JOINED,
    lastModified: JOINED,
    type: "person",
  }),
  picture: ({ hex }) => `https://avatar-prod-us-east-2.webexcontent.com/Avtr~V1~${hex}`,
} satisfies Vendor;

/** developers.zoom.us, "Get a user". */
export const zoom = {
  user: ({ persona, hex, number, given, family, picture }) => ({
    id: hex.slice(0, 22),
    first_name: given,
    last_name: family,
    display_name: persona.name,
    email: persona.email,
    type: 1,
    role_name: "Owner",
    pmi: number,
    use_pmi: false,
    vanity_url: "",
    personal_meeting_url: `https://zoom.us/j/${number}`,
    timezone: "Europe/Oslo",
    verified: 1,
    dept: "",
    created_at: JOINED,
    last_login_time: JOINED,
    last_client_version: "",
    pic_url: picture,
    host_key: "000000",
    jid: `${hex}@xmpp.zoom.us`,
    group_ids: [],
    im_group_ids: [],
    account_id: hex.slice(0, 20),
    language: "en-US",
    phone_country: "",
    phone_number: "",
    status: "active",
  }),
  picture: ({ hex }) => `https://lh3.googleusercontent.com/zoom/${hex}`,
  tokens: (standard) => ({ ...standard, token_type: "bearer", api_url: "https://api.zoom.us" }),
} satisfies Vendor;
