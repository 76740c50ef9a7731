import bungie from "./fixes/bungie";
import type { Fix } from "./fixes/fix";
import foursquare from "./fixes/foursquare";
import instagram from "./fixes/instagram";
import medium from "./fixes/medium";
import netsuite from "./fixes/netsuite";
import threads from "./fixes/threads";
import todoist from "./fixes/todoist";
import vk from "./fixes/vk";

/** A line of the installed `@auth/core` that shows a defect. */
export interface Evidence {
  /** Path below the package's `src`. */
  file: string;
  line: number;
  /** What the line says, without the space around it. */
  code: string;
}

/** What is wrong with a provider module, whatever its ID and secret are. */
export interface Defect {
  /** In a sentence or two, for the page; backticks mark code. */
  says: string;
  evidence: Evidence[];
  /** Where the provider documents, or users report, what the module does not heed. */
  source: string;
  /** What the library logs. */
  fails: RegExp;
  /**
   * The options with which it shows, which the module's own documentation or code suggests: with
   * those of `moduleSettings` it signs in. Without this member nobody can sign in.
   */
  onlyWith?: Record<string, unknown>;
  /**
   * Options with which it signs in all the same. The playground writes the text of their file into
   * its configurations.
   */
  fix?: Fix;
}

const NO_TOKEN_TYPE = /"token_type" property must be a string/;

/**
 * The defects of the provider modules of `@auth/core` 0.41.3, by module. A test runs each: one that
 * starts to work, fails in another way or has other lines fails the test.
 */
export const defects: Record<string, Defect> = {
  "azure-devops": {
    says: "Exchanges the code at the address of the authorization page. The function that would send the assertion which the service wants, `token.request`, is never called: core reads `token.url` and `token.conform` only.",
    evidence: [
      {
        file: "providers/azure-devops.ts",
        line: 127,
        code: 'const tokenEndpointUrl = "https://app.vssps.visualstudio.com/oauth2/authorize"',
      },
      { file: "providers/azure-devops.ts", line: 143, code: "async request(context) {" },
    ],
    source:
      "https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/azure-devops-oauth",
    fails: /content-type must be application\/json/,
  },
  bungie: {
    says: "Asks for the user at an address with the placeholder `{membershipId}` in it, and without the header `X-API-Key` that every request to the API needs.",
    evidence: [
      {
        file: "providers/bungie.ts",
        line: 177,
        code: '"https://www.bungie.net/platform/User/GetBungieAccount/{membershipId}/254/",',
      },
    ],
    source: "https://github.com/nextauthjs/next-auth/issues/4710",
    fails: /'bungieNetUser' of 'profile\.Response'/,
    fix: bungie,
  },
  foursquare: {
    says: "Takes the token response as it comes. Foursquare sends no `token_type`, without which core refuses the response.",
    evidence: [
      {
        file: "providers/foursquare.ts",
        line: 78,
        code: 'token: "https://foursquare.com/oauth2/access_token",',
      },
    ],
    source: "https://developer.foursquare.com/overview/auth",
    fails: NO_TOKEN_TYPE,
    fix: foursquare,
  },
  instagram: {
    says: "Takes the token response as it comes. Instagram sends no `token_type`, without which core refuses the response.",
    evidence: [
      {
        file: "providers/instagram.ts",
        line: 83,
        code: 'token: "https://api.instagram.com/oauth/access_token",',
      },
    ],
    source: "https://github.com/nextauthjs/next-auth/issues/8868",
    fails: NO_TOKEN_TYPE,
    fix: instagram,
  },
  medium: {
    says: "Takes the token response as it comes. Medium sends it with status 201 and with a list as `scope`; core takes 200 and a string only.",
    evidence: [
      {
        file: "providers/medium.ts",
        line: 77,
        code: 'token: "https://api.medium.com/v1/tokens",',
      },
    ],
    source: "https://github.com/Medium/medium-api-docs/blob/master/api.md",
    fails: /not a conform Token Endpoint response/,
    fix: medium,
  },
  netsuite: {
    says: "Has no `userinfo` of its own and takes it as an option. Core looks for the endpoint in the module only, before it reads the options, and refuses the configuration.",
    evidence: [
      {
        file: "providers/netsuite.ts",
        line: 212,
        code: "token: `https://${accountID}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token`,",
      },
      {
        file: "lib/utils/assert.ts",
        line: 140,
        code: 'else if (typeof u !== "string" && !u?.url) key = "userinfo"',
      },
    ],
    source:
      "https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/lib/utils/assert.ts",
    fails: /missing both `issuer` and `userinfo`/,
    fix: netsuite,
  },
  threads: {
    says: "Takes the token response as it comes, and Threads sends no `token_type`. Then it looks for the user in a member called `data`, which the answer does not have.",
    evidence: [
      {
        file: "providers/threads.ts",
        line: 118,
        code: 'token: "https://graph.threads.net/oauth/access_token",',
      },
      { file: "providers/threads.ts", line: 124, code: "profile({ data }) {" },
    ],
    source: "https://developers.facebook.com/docs/threads/threads-profiles",
    fails: NO_TOKEN_TYPE,
    fix: threads,
  },
  todoist: {
    says: "Has a `userinfo` without a `url`. Core refuses a provider that has neither that nor an issuer.",
    evidence: [
      { file: "providers/todoist.ts", line: 91, code: "userinfo: {" },
      {
        file: "lib/utils/assert.ts",
        line: 140,
        code: 'else if (typeof u !== "string" && !u?.url) key = "userinfo"',
      },
    ],
    source: "https://github.com/nextauthjs/next-auth/issues/13062",
    fails: /missing both `issuer` and `userinfo`/,
    fix: todoist,
  },
  vk: {
    says: "Sends a code challenge, because it names no `checks` and PKCE is the default. VK refuses that, and its token response has no `token_type`.",
    evidence: [
      {
        file: "providers/vk.ts",
        line: 370,
        code: "authorization: `https://oauth.vk.com/authorize?scope=email&v=${apiVersion}`,",
      },
      {
        file: "providers/vk.ts",
        line: 374,
        code: "token: `https://oauth.vk.com/access_token?v=${apiVersion}`,",
      },
    ],
    source: "https://github.com/nextauthjs/next-auth/issues/11633",
    fails: /OAuth Provider returned an error/,
    fix: vk,
  },
  asgardeo: {
    onlyWith: { issuer: "https://api.asgardeo.io/t/example" },
    says: "The issuer must include `/oauth2/token`: the module's `wellKnown` adds it, but core does not read that.",
    evidence: [
      {
        file: "providers/asgardeo.ts",
        line: 111,
        code: "wellKnown: `${config?.issuer}/oauth2/token/.well-known/openid-configuration`,",
      },
    ],
    fails: /Authorization Server Metadata response/,
    source: "https://github.com/nextauthjs/next-auth/issues/13138",
  },
  authentik: {
    onlyWith: { issuer: "https://authentik.example/application/o/app" },
    says: "The issuer must end with a slash, although the module's documentation says the contrary.",
    evidence: [
      {
        file: "providers/authentik.ts",
        line: 62,
        code: "* issuer should include the slug without a trailing slash – e.g., https://my-authentik-domain.com/application/o/My_Slug",
      },
    ],
    fails: /"issuer" property does not match the expected value/,
    source: "https://github.com/nextauthjs/next-auth/issues/12512",
  },
  "azure-ad-b2c": {
    onlyWith: {
      issuer:
        "https://example.b2clogin.com/tfp/3f2504e0-4f89-41d3-9a0c-0305e82c3301/b2c_1_signin/v2.0/",
    },
    says: "Needs a custom policy with a user info endpoint. A user flow has none, and core demands one of each discovery document, even if it does not call it.",
    evidence: [
      {
        file: "lib/actions/callback/oauth/callback.ts",
        line: 76,
        code: "if (!as.userinfo_endpoint)",
      },
    ],
    fails: /did not provide a userinfo endpoint/,
    source: "https://learn.microsoft.com/azure/active-directory-b2c/userinfo-endpoint",
  },
  dribbble: {
    onlyWith: {},
    says: "Needs the option `scope`, although the module's documentation says the contrary: without it the module asks for the scope `undefined`.",
    evidence: [
      {
        file: "providers/dribbble.ts",
        line: 100,
        code: "params: { scope: options.scope },",
      },
    ],
    fails: /OAuth Provider returned an error/,
    source: "https://developer.dribbble.com/v2/oauth/",
  },
  onelogin: {
    onlyWith: { issuer: "https://example.onelogin.com" },
    says: "The issuer must include `/oidc/2`: the module's `wellKnown` adds it, but core does not read that.",
    evidence: [
      {
        file: "providers/onelogin.ts",
        line: 72,
        code: "wellKnown: `${config.issuer}/oidc/2/.well-known/openid-configuration`,",
      },
    ],
    fails: /Authorization Server Metadata response/,
    source: "https://github.com/nextauthjs/next-auth/issues/13138",
  },
};

/** Why nobody can sign in with a provider module as it is; undefined if somebody can. */
export function blockingDefect(module: string): Defect | undefined {
  const defect = defects[module];
  return defect?.onlyWith === undefined ? defect : undefined;
}
