import type { VendorBehavior } from "../behavior";
import type { ResolvedProvider } from "../resolve";
import type { Vendor } from "../vendor";
import * as business from "./business";
import * as code from "./code";
import * as games from "./games";
import * as identity from "./identity";
import * as media from "./media";
import * as platforms from "./platforms";
import * as regional from "./regional";
import * as signOn from "./sign-on";
import * as social from "./social";
import * as work from "./work";

/** The providers of `@auth/core`'s provider modules, by the module's id. */
export const vendors = {
  "42-school": media.school42,
  apple: identity.apple,
  asgardeo: platforms.asgardeo,
  atlassian: code.atlassian,
  auth0: platforms.auth0,
  authentik: platforms.authentik,
  "azure-ad": identity.entra,
  "azure-ad-b2c": identity.azureB2c,
  "azure-devops": code.azureDevOps,
  "bankid-no": identity.bankId,
  battlenet: games.battlenet,
  beyondidentity: platforms.beyondIdentity,
  bitbucket: code.bitbucket,
  box: work.box,
  "boxyhq-saml": signOn.boxyhqSaml,
  bungie: games.bungie,
  "click-up": work.clickUp,
  cognito: platforms.cognito,
  coinbase: media.coinbase,
  concept2: media.concept2,
  descope: platforms.descope,
  discord: social.discord,
  dribbble: media.dribbble,
  dropbox: work.dropbox,
  "duende-identity-server6": platforms.identityServer,
  eventbrite: business.eventbrite,
  eveonline: games.eveOnline,
  facebook: social.facebook,
  faceit: games.faceit,
  figma: work.figma,
  foursquare: media.foursquare,
  freshbooks: business.freshbooks,
  frontegg: signOn.frontegg,
  fusionauth: platforms.fusionAuth,
  github: code.github,
  gitlab: code.gitlab,
  google: identity.google,
  hubspot: business.hubspot,
  huggingface: code.huggingface,
  hydra: signOn.hydra,
  "identity-server4": platforms.identityServer,
  instagram: social.instagram,
  kakao: regional.kakao,
  keycloak: platforms.keycloak,
  kinde: platforms.kinde,
  line: regional.line,
  linkedin: social.linkedin,
  logto: platforms.logto,
  mailchimp: business.mailchimp,
  mailru: regional.mailru,
  mastodon: social.mastodon,
  mattermost: work.mattermost,
  medium: social.medium,
  "microsoft-entra-id": identity.entra,
  naver: regional.naver,
  netlify: code.netlify,
  netsuite: business.netsuite,
  nextcloud: work.nextcloud,
  notion: work.notion,
  okta: platforms.okta,
  onelogin: platforms.oneLogin,
  osso: signOn.osso,
  osu: games.osu,
  passage: signOn.passage,
  patreon: social.patreon,
  "ping-id": signOn.pingId,
  pinterest: social.pinterest,
  pipedrive: business.pipedrive,
  reddit: social.reddit,
  roblox: games.roblox,
  salesforce: business.salesforce,
  simplelogin: signOn.simpleLogin,
  slack: social.slack,
  spotify: media.spotify,
  strava: media.strava,
  threads: social.threads,
  tiktok: social.tiktok,
  todoist: work.todoist,
  trakt: media.trakt,
  twitch: games.twitch,
  twitter: social.twitter,
  "united-effects": signOn.unitedEffects,
  vipps: identity.vipps,
  vk: regional.vk,
  webex: business.webex,
  wechat: regional.wechat,
  wikimedia: media.wikimedia,
  wordpress: media.wordpress,
  workos: signOn.workos,
  yandex: regional.yandex,
  zitadel: signOn.zitadel,
  zoho: business.zoho,
  zoom: business.zoom,
} satisfies Record<string, Vendor>;

/** Whether a provider is one of the library's, of which it is known how it answers. */
export function isKnown({ ownId }: Pick<ResolvedProvider, "ownId">): boolean {
  return Object.hasOwn(vendors, ownId);
}

/** How the vendor of a provider of the library's behaves; undefined if none of it is known. */
export function behaviorOf(ownId: string): VendorBehavior | undefined {
  const known: Partial<Record<string, Vendor>> = vendors;
  return known[ownId]?.behavior;
}

/** How a provider answers: in its own way if it is known, else by the standards. */
export function vendorOf({ ownId, type }: Pick<ResolvedProvider, "ownId" | "type">): Vendor {
  const known: Partial<Record<string, Vendor>> = vendors;
  return known[ownId] ?? (type === "oidc" ? signOn.anyOpenId : signOn.anyOAuth);
}
