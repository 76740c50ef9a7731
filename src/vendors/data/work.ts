import { json } from "../../world/idp/identity-provider";
import type { About } from "../about";
import type { Vendor } from "../vendor";
import { JOINED } from "./claims";

/** developer.box.com, "Get current user". */
export const box = {
  user: ({ persona, number, picture }) => ({
    type: "user",
    id: String(number),
    name: persona.name,
    login: persona.email,
    created_at: JOINED,
    modified_at: JOINED,
    language: "en",
    timezone: "Europe/Oslo",
    space_amount: 10_737_418_240,
    space_used: 0,
    max_upload_size: 262_144_000,
    status: "active",
    job_title: "",
    phone: "",
    address: "",
    avatar_url: picture,
  }),
  picture: ({ number }) => `https://app.box.com/api/avatar/large/${number}`,
  tokens: ({ scope: _scope, ...standard }) => ({
    ...standard,
    token_type: "bearer",
    restricted_to: [],
  }),
} satisfies Vendor;

/** developer.clickup.com, "Get Authorized User". */
export const clickUp = {
  user: ({ persona, number, picture }) => ({
    user: {
      id: number,
      username: persona.name,
      email: persona.email,
      color: "#7b68ee",
      profilePicture: picture,
      initials: persona.name.slice(0, 1),
      week_start_day: 0,
      global_font_support: true,
      timezone: "Europe/Oslo",
    },
  }),
  picture: ({ number }) => `https://attachments.clickup.com/profilePictures/${number}.jpg`,
} satisfies Vendor;

/** dropbox.com/developers/documentation/http, "get_current_account": to be asked by POST. */
export const dropbox = {
  user: ({ persona, hex, given, family, picture }) => ({
    account_id: `dbid:${hex}`,
    name: {
      given_name: given,
      surname: family,
      familiar_name: given,
      display_name: persona.name,
      abbreviated_name: `${given.slice(0, 1)}${family.slice(0, 1)}`,
    },
    email: persona.email,
    email_verified: persona.emailVerified,
    profile_photo_url: picture,
    disabled: false,
    country: "NO",
    locale: "en",
    referral_link: "https://www.dropbox.com/referrals/example",
    is_paired: false,
    account_type: { ".tag": "basic" },
  }),
  picture: ({ hex }) => `https://dl-web.dropbox.com/account_photo/get/dbid:${hex}`,
  refuses: (request) =>
    request.method === "POST"
      ? undefined
      : new Response("Error in call: this endpoint is called by POST.", { status: 400 }),
  tokens: (standard, { hex, number }) => ({
    ...standard,
    token_type: "bearer",
    account_id: `dbid:${hex}`,
    uid: String(number),
  }),
} satisfies Vendor;

/** developers.figma.com, "Users", "GET /v1/me". */
export const figma = {
  user: ({ persona, number, picture }) => ({
    id: String(number),
    email: persona.email,
    handle: persona.name,
    img_url: picture,
  }),
  picture: ({ uuid }) => `https://s3-alpha.figma.com/profile/${uuid}`,
} satisfies Vendor;

/** api.mattermost.com, "Users", "Get a user". */
export const mattermost = {
  user: ({ persona, hex, given, family }) => ({
    id: `${hex}ab`,
    create_at: Date.parse(JOINED),
    update_at: Date.parse(JOINED),
    delete_at: 0,
    username: persona.username,
    auth_data: "",
    auth_service: "",
    email: persona.email,
    email_verified: persona.emailVerified,
    nickname: "",
    first_name: given,
    last_name: family,
    position: "",
    roles: "system_user",
    notify_props: {
      channel: "true",
      comments: "never",
      desktop: "mention",
      desktop_sound: "true",
      desktop_threads: "all",
      email: "true",
      email_threads: "all",
      first_name: "false",
      mention_keys: "",
      push: "mention",
      push_status: "online",
      push_threads: "all",
    },
    last_password_update: Date.parse(JOINED),
    locale: "en",
    timezone: {
      automaticTimezone: "Europe/Oslo",
      manualTimezone: "",
      useAutomaticTimezone: "true",
    },
    disable_welcome_email: false,
  }),
} satisfies Vendor;

function nextcloudUser({ persona, number }: About) {
  return {
    id: String(number),
    email: persona.email,
    displayname: persona.name,
    phone: "",
    address: "",
    website: "",
    twitter: "",
    fediverse: "",
    organisation: "",
    role: "",
    headline: "",
    biography: "",
    groups: ["users"],
    language: "en",
    locale: "en",
    enabled: true,
    storageLocation: `/var/www/html/data/${number}`,
  };
}

/** docs.nextcloud.com, "Provisioning API", user data: OCS answers in an envelope. */
export const nextcloud = {
  user: nextcloudUser,
  picture: ({ number }, { issuer }) => `${issuer}/avatar/${number}/512`,
  tokens: ({ scope: _scope, ...standard }, { number }) => ({
    ...standard,
    user_id: String(number),
  }),
  endpoints: (provider) => ({
    [`${provider.userinfo}/*`]: {
      answer(about, request) {
        const failure = {
          status: "failure",
          statuscode: 997,
          message: "Current user is not logged in",
        };
        const itself = about && request.url.endsWith(`/${about.number}`);
        if (!itself || request.headers.get("OCS-APIRequest") !== "true") {
          return json({ ocs: { meta: failure, data: [] } }, 401);
        }
        const meta = { status: "ok", statuscode: 100, message: "OK" };
        return json({ ocs: { meta, data: nextcloudUser(about) } });
      },
    },
  }),
} satisfies Vendor;

function notionUser({ persona, uuid, picture }: About) {
  return {
    object: "user" as const,
    id: uuid,
    type: "person",
    name: persona.name,
    avatar_url: picture,
    person: { email: persona.email },
  };
}

/** developers.notion.com, "Retrieve your token's bot user". */
export const notion = {
  user: notionUser,
  picture: ({ uuid }) => `https://s3-us-west-2.amazonaws.com/public.notion-static.com/${uuid}.jpg`,
  tokens: ({ access_token }, about) => ({
    access_token,
    token_type: "bearer",
    bot_id: about.uuid.replace(/^..../, "b0b0"),
    workspace_name: "Example",
    workspace_icon: "",
    workspace_id: about.uuid.replace(/^..../, "a0a0"),
    duplicated_template_id: null,
    owner: { type: "user", user: notionUser(about) },
  }),
  endpoints: (provider) => ({
    [`${provider.userinfo}/me`]: {
      answer(about, request) {
        const error = (status: number, code: string) =>
          json({ object: "error", status, code }, status);
        if (!request.headers.has("notion-version")) return error(400, "missing_version");
        if (!about) return error(401, "unauthorized");
        return json({
          object: "user",
          id: about.uuid.replace(/^..../, "b0b0"),
          type: "bot",
          name: "Example app",
          avatar_url: null,
          bot: { owner: { type: "user", user: notionUser(about) }, workspace_name: "Example" },
        });
      },
    },
  }),
} satisfies Vendor;

function todoistUser({ persona, number, picture }: About) {
  return {
    avatar_big: picture,
    email: persona.email,
    full_name: persona.name,
    id: String(number),
    inbox_project_id: String(number + 1),
    is_premium: false,
    lang: "en",
    joined_at: JOINED,
  };
}

/** developer.todoist.com/sync/v9, resource type "user". */
export const todoist = {
  user: todoistUser,
  picture: ({ hex }) => `https://dcff1xvirvpfp.cloudfront.net/${hex}_big.jpg`,
  tokens: ({ access_token, token_type }) => ({ access_token, token_type }),
  endpoints: () => ({
    "https://api.todoist.com/sync/v9/sync": {
      async answer(about, request) {
        if (!about) return new Response("Forbidden", { status: 403 });
        const asked = (await request.json()) as { resource_types?: string };
        const full_sync = { sync_token: "c2ltdWxhdGVk", full_sync: true, temp_id_mapping: {} };
        const user = asked.resource_types?.includes('"user"') && { user: todoistUser(about) };
        return json({ ...full_sync, ...user });
      },
    },
  }),
} satisfies Vendor;
