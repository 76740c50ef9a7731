/** What a provider module is called with, beyond the app's ID and secret or its key. */
export interface ModuleSettings {
  options: Record<string, unknown>;
  /** Why the module needs them, as its sources tell. */
  because: string;
  /** The issuer is one of a few that are the same for every app, and the types name them. */
  isFixed?: boolean;
}

/** A mail server as nodemailer takes it, with fake credentials. */
const SMTP_URL = "smtp://app:fake-smtp-password@smtp.mail.example:587";

/**
 * The options that provider modules need beyond ID, secret and key, by the module's name. Addresses are those of
 * the providers' own documentation, with "example" for the part that an app's owner chooses; a
 * server that people run themselves is at an `.example` host.
 */
export const moduleSettings: Record<string, ModuleSettings> = {
  asgardeo: issuer("https://api.asgardeo.io/t/example/oauth2/token"),
  auth0: issuer("https://example.eu.auth0.com"),
  authentik: issuer("https://authentik.example/application/o/app/"),
  "azure-ad-b2c": issuer(
    "https://example.b2clogin.com/tfp/3f2504e0-4f89-41d3-9a0c-0305e82c3301/b2c_1a_signin/v2.0/",
  ),
  battlenet: {
    options: { issuer: "https://oauth.battle.net" },
    because: "Every region has an issuer of its own.",
    isFixed: true,
  },
  beyondidentity: issuer(
    "https://auth-eu.beyondidentity.com/v1/tenants/0001/realms/0002/applications/0003",
  ),
  "boxyhq-saml": issuer("https://jackson.example"),
  cognito: issuer("https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_Example"),
  dribbble: {
    options: { scope: "public" },
    because: "Without the option the module asks for the scope “undefined”.",
  },
  email: { options: { server: SMTP_URL }, because: "It sends by SMTP, through your own server." },
  "duende-identity-server6": issuer("https://demo.duendesoftware.com"),
  frontegg: issuer("https://example.frontegg.com"),
  fusionauth: issuer("https://fusionauth.example"),
  "identity-server4": issuer("https://demo.identityserver.io"),
  keycloak: issuer("https://keycloak.example/realms/example"),
  kinde: issuer("https://example.kinde.com"),
  logto: issuer("https://example.logto.app/oidc"),
  loops: {
    options: { transactionalId: "fake-transactional-id" },
    because: "The message is composed at Loops, and the app names it.",
  },
  mastodon: issuer("https://mastodon.example"),
  mattermost: issuer("https://mattermost.example"),
  netsuite: {
    options: {
      accountID: "1234567-sb1",
      scope: "restlets rest_webservices",
      prompt: "consent",
      userinfo:
        "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=123&deploy=1",
    },
    because:
      "Every account has its own hosts, and a RESTlet of its own that tells who signed in. The types demand scope and prompt, which the module does not read.",
  },
  nextcloud: issuer("https://nextcloud.example"),
  nodemailer: {
    options: { server: SMTP_URL },
    because: "It sends by SMTP, through your own server.",
  },
  notion: {
    options: { redirectUri: "https://app.example/auth/callback/notion" },
    because: "The module sends the option as redirect_uri.",
  },
  okta: issuer("https://example.okta.com"),
  onelogin: issuer("https://example.onelogin.com/oidc/2"),
  "ory-hydra": issuer("https://hydra.example"),
  osso: issuer("https://osso.example/"),
  passage: issuer("https://example.withpassage.com"),
  "ping-id": issuer("https://auth.pingone.eu/0b7c3f5e-1111-4222-8333-444455556666/as"),
  "united-effects": issuer("https://auth.unitedeffects.com/YQpbQV5dbW-224dCovz-3"),
  workos: {
    options: { connection: "conn_01EXAMPLE" },
    because: "WorkOS is told which connection to use.",
  },
  zitadel: issuer("https://example.zitadel.cloud"),
};

function issuer(url: string): ModuleSettings {
  return { options: { issuer: url }, because: "Every customer has an issuer of their own." };
}
