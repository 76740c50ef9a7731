import type { Concept2Profile } from "@auth/core/providers/concept2";
import type { VkProfile } from "@auth/core/providers/vk";
import type { FortyTwoProfile } from "@auth/core/providers/42-school";
import type { AppleProfile } from "@auth/core/providers/apple";
import type { AsgardeoProfile } from "@auth/core/providers/asgardeo";
import type { AtlassianProfile } from "@auth/core/providers/atlassian";
import type { Auth0Profile } from "@auth/core/providers/auth0";
import type { AuthentikProfile } from "@auth/core/providers/authentik";
import type { AzureADB2CProfile } from "@auth/core/providers/azure-ad-b2c";
import type { AzureDevOpsProfile } from "@auth/core/providers/azure-devops";
import type { BankIDNorwayProfile } from "@auth/core/providers/bankid-no";
import type { BattleNetProfile } from "@auth/core/providers/battlenet";
import type { BeyondIdentityProfile } from "@auth/core/providers/beyondidentity";
import type { BitbucketProfile } from "@auth/core/providers/bitbucket";
import type { BoxyHQSAMLProfile } from "@auth/core/providers/boxyhq-saml";
import type { ClickUpProfile } from "@auth/core/providers/click-up";
import type { CognitoProfile } from "@auth/core/providers/cognito";
import type { DescopeProfile } from "@auth/core/providers/descope";
import type { DiscordProfile } from "@auth/core/providers/discord";
import type { DribbbleProfile } from "@auth/core/providers/dribbble";
import type { DuendeISUser } from "@auth/core/providers/duende-identity-server6";
import type { EventbriteProfile } from "@auth/core/providers/eventbrite";
import type { EVEOnlineProfile } from "@auth/core/providers/eveonline";
import type { FacebookProfile } from "@auth/core/providers/facebook";
import type { FronteggProfile } from "@auth/core/providers/frontegg";
import type { FusionAuthProfile } from "@auth/core/providers/fusionauth";
import type { GitHubProfile } from "@auth/core/providers/github";
import type { GitLabProfile } from "@auth/core/providers/gitlab";
import type { GoogleProfile } from "@auth/core/providers/google";
import type { HuggingfaceProfile } from "@auth/core/providers/huggingface";
import type { KakaoProfile } from "@auth/core/providers/kakao";
import type { KeycloakProfile } from "@auth/core/providers/keycloak";
import type { LineProfile } from "@auth/core/providers/line";
import type { LinkedInProfile } from "@auth/core/providers/linkedin";
import type { LogtoProfile } from "@auth/core/providers/logto";
import type { MastodonProfile } from "@auth/core/providers/mastodon";
import type { MattermostProfile } from "@auth/core/providers/mattermost";
import type { MicrosoftEntraIDProfile } from "@auth/core/providers/microsoft-entra-id";
import type { NaverProfile } from "@auth/core/providers/naver";
import type { NetSuiteProfile } from "@auth/core/providers/netsuite";
import type { NextcloudProfile } from "@auth/core/providers/nextcloud";
import type { User as NotionUser } from "@auth/core/providers/notion";
import type { OktaProfile } from "@auth/core/providers/okta";
import type { OryHydraProfile } from "@auth/core/providers/ory-hydra";
import type { OsuProfile } from "@auth/core/providers/osu";
import type { PassageProfile } from "@auth/core/providers/passage";
import type { PingProfile } from "@auth/core/providers/ping-id";
import type { PinterestProfile } from "@auth/core/providers/pinterest";
import type { PipedriveProfile } from "@auth/core/providers/pipedrive";
import type { RobloxProfile } from "@auth/core/providers/roblox";
import type { SalesforceProfile } from "@auth/core/providers/salesforce";
import type { SimpleLoginProfile } from "@auth/core/providers/simplelogin";
import type { SlackProfile } from "@auth/core/providers/slack";
import type { SpotifyProfile } from "@auth/core/providers/spotify";
import type { StravaProfile } from "@auth/core/providers/strava";
import type { TiktokProfile } from "@auth/core/providers/tiktok";
import type { TraktUser } from "@auth/core/providers/trakt";
import type { TwitchProfile } from "@auth/core/providers/twitch";
import type { TwitterProfile } from "@auth/core/providers/twitter";
import type { UnitedEffectsProfile } from "@auth/core/providers/united-effects";
import type { VippsProfile } from "@auth/core/providers/vipps";
import type { WebexProfile } from "@auth/core/providers/webex";
import type { WeChatProfile } from "@auth/core/providers/wechat";
import type { WikimediaProfile } from "@auth/core/providers/wikimedia";
import type { WorkOSProfile } from "@auth/core/providers/workos";
import type { YandexProfile } from "@auth/core/providers/yandex";
import type { ZitadelProfile } from "@auth/core/providers/zitadel";
import type { ZoomProfile } from "@auth/core/providers/zoom";

import type { vendors } from "../../src/vendors/data";

/**
 * Compiles only if the world's providers answer in the shapes that the provider modules' own types describe.
 * Nothing of it runs.
 */
type Answer<Id extends keyof typeof vendors> = ReturnType<(typeof vendors)[Id]["user"]>;

/** The members that a type names; `Record<string, any>` names none. */
type Named<T> = {
  [Key in keyof T as string extends Key ? never : number extends Key ? never : Key]: T[Key];
};

/** As JSON carries it: no dates, and null or nothing for what a person has not told. */
type Json<T> = T extends Date
  ? string | number
  : T extends (infer Entry)[]
    ? Json<Entry>[]
    : T extends object
      ? { [Key in keyof Named<T>]: Json<Named<T>[Key]> | null | undefined }
      : T;

/** Claims that come with every ID token, whoever issues it. */
type TokenClaims =
  "iss" | "aud" | "iat" | "exp" | "nbf" | "nonce" | "auth_time" | "at_hash" | "c_hash";

/** Everything that is granted. */
type Full<T> = { [Key in keyof T]-?: T[Key] };

/** `true`, or what the answer lacks or has in another type. */
type Fits<Id extends keyof typeof vendors, Profile, Without extends string = never> =
  Full<Answer<Id>> extends Omit<Json<Profile>, TokenClaims | Without>
    ? true
    : { lacks: Exclude<keyof Omit<Json<Profile>, TokenClaims | Without>, keyof Answer<Id>> };

type Assert<Holds extends true> = Holds;

/** The module's type is the user of Auth0's Management API; sign-in gives an ID token. */
type ManagementApi =
  | "username"
  | "created_at"
  | "identities"
  | "last_login"
  | "phone_number"
  | "blocked"
  | "user_id"
  | "app_metadata"
  | "user_metadata"
  | "last_ip"
  | "last_password_reset"
  | "logins_count"
  | "multifactor"
  | "phone_verified";

/** Claims for scopes that the module does not ask for. */
type LogtoScopes =
  | "identities"
  | "phone_number"
  | "phone_number_verified"
  | "address"
  | "custom_data"
  | "sso_identities"
  | "organizations"
  | "organization_data"
  | "organization_roles";
type VippsScopes =
  | "birthdate"
  | "phone_number"
  | "address"
  | "accounts"
  | "other_addresses"
  | "nin"
  | "delegatedConsents";

/** Claims that a directory sends only if its owner configures them ("optional claims reference"). */
type EntraOptional = Exclude<
  keyof MicrosoftEntraIDProfile,
  "aio" | "name" | "oid" | "preferred_username" | "email" | "rh" | "sub" | "tid" | "uti" | "ver"
>;

/** Claims of a profile whose fields nobody has filled in. */
type OktaUnset =
  | "profile"
  | "nickname"
  | "website"
  | "birthdate"
  | "phone_number"
  | "gender"
  | "address"
  | "middle_name";

/** Strings by the module's type; Okta sends a number, a list, a truth value and a number. */
type OktaTypes = "ver" | "amr" | "email_verified" | "updated_at";

export type Shapes = [
  Assert<Fits<"42-school", FortyTwoProfile>>,
  Assert<Fits<"apple", AppleProfile, "transfer_sub">>,
  Assert<Fits<"asgardeo", AsgardeoProfile>>,
  Assert<Fits<"atlassian", AtlassianProfile>>,
  Assert<Fits<"auth0", Auth0Profile, ManagementApi>>,
  Assert<Fits<"authentik", AuthentikProfile>>,
  Assert<Fits<"azure-ad-b2c", AzureADB2CProfile>>,
  Assert<Fits<"azure-devops", AzureDevOpsProfile>>,
  Assert<Fits<"bankid-no", BankIDNorwayProfile>>,
  Assert<Fits<"battlenet", BattleNetProfile>>,
  Assert<Fits<"beyondidentity", BeyondIdentityProfile>>,
  Assert<Fits<"bitbucket", BitbucketProfile>>,
  Assert<Fits<"boxyhq-saml", BoxyHQSAMLProfile>>,
  Assert<Fits<"click-up", ClickUpProfile>>,
  Assert<Fits<"cognito", CognitoProfile>>,
  Assert<Fits<"descope", DescopeProfile>>,
  Assert<Fits<"discord", DiscordProfile>>,
  Assert<Fits<"dribbble", DribbbleProfile>>,
  Assert<Fits<"duende-identity-server6", DuendeISUser>>,
  Assert<Fits<"eventbrite", EventbriteProfile>>,
  Assert<Fits<"eveonline", EVEOnlineProfile>>,
  Assert<Fits<"facebook", FacebookProfile>>,
  Assert<Fits<"frontegg", FronteggProfile>>,
  Assert<Fits<"fusionauth", FusionAuthProfile>>,
  Assert<Fits<"github", GitHubProfile>>,
  Assert<Fits<"gitlab", GitLabProfile>>,
  Assert<Fits<"google", GoogleProfile>>,
  Assert<Fits<"huggingface", HuggingfaceProfile>>,
  Assert<Fits<"kakao", KakaoProfile>>,
  Assert<Fits<"keycloak", KeycloakProfile>>,
  Assert<Fits<"line", LineProfile, "user">>,
  Assert<Fits<"linkedin", LinkedInProfile>>,
  Assert<Fits<"logto", LogtoProfile, LogtoScopes>>,
  Assert<Fits<"mastodon", MastodonProfile>>,
  Assert<Fits<"mattermost", MattermostProfile>>,
  Assert<Fits<"microsoft-entra-id", MicrosoftEntraIDProfile, EntraOptional>>,
  Assert<Fits<"naver", NaverProfile>>,
  Assert<Fits<"netsuite", NetSuiteProfile>>,
  Assert<Fits<"nextcloud", NextcloudProfile>>,
  Assert<Fits<"notion", NotionUser>>,
  Assert<Fits<"okta", OktaProfile, OktaUnset | OktaTypes>>,
  Assert<Fits<"hydra", OryHydraProfile, "ver" | "amr">>,
  Assert<Fits<"osu", OsuProfile>>,
  Assert<Fits<"passage", PassageProfile>>,
  Assert<Fits<"ping-id", PingProfile>>,
  Assert<Fits<"pinterest", PinterestProfile>>,
  Assert<Fits<"pipedrive", PipedriveProfile>>,
  Assert<Fits<"roblox", RobloxProfile>>,
  Assert<Fits<"salesforce", SalesforceProfile>>,
  Assert<Fits<"simplelogin", SimpleLoginProfile>>,
  Assert<Fits<"slack", SlackProfile>>,
  Assert<Fits<"spotify", SpotifyProfile>>,
  // The id is a number, as a comment of the module says.
  Assert<Fits<"strava", StravaProfile, "id">>,
  Assert<Fits<"tiktok", TiktokProfile>>,
  Assert<Fits<"trakt", TraktUser>>,
  Assert<Fits<"twitch", TwitchProfile>>,
  Assert<Fits<"twitter", TwitterProfile>>,
  Assert<Fits<"united-effects", UnitedEffectsProfile>>,
  Assert<Fits<"vipps", VippsProfile, VippsScopes>>,
  Assert<Fits<"webex", WebexProfile>>,
  Assert<Fits<"wechat", WeChatProfile>>,
  Assert<Fits<"wikimedia", WikimediaProfile>>,
  Assert<Fits<"workos", WorkOSProfile>>,
  Assert<Fits<"yandex", YandexProfile>>,
  Assert<Fits<"zitadel", ZitadelProfile, "phone" | "phone_verified">>,
  Assert<Fits<"zoom", ZoomProfile>>,
  // These types describe a part of the answer.
  Assert<Answer<"concept2">["data"] extends Json<Concept2Profile> ? true : false>,
  Assert<Answer<"vk">["response"][number] extends Json<VkProfile> ? true : false>,
];
