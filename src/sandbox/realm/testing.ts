/** Small builders for tests of the realm. */
import type { WorldApp } from "../../world/app/app-host";
import { openIdProvider, type OpenIdProviderOptions } from "../../world/idp/openid-provider";
import { alice, bob } from "../../world/idp/personas";
import { APP_ORIGIN, page } from "../../world/testing";
import { createWorld, type World, type WorldSetup } from "../../world/world";

const TOKEN_ENDPOINT = "https://id.acme.example/token";
const CALLBACK = `${APP_ORIGIN}/callback`;

/** What the app got from the provider last. */
interface Tokens {
  access_token?: string;
  refresh_token?: string;
  id_token?: string;
  error?: string;
}

/** A world with an app that signs people in at Acme ID, without Auth.js. */
export interface AcmeWorld {
  world: World;
  /** Brings a browser to the page that asks for consent. */
  asks: (browser: string) => Promise<void>;
  /** Lets the person there agree as this persona; the app then redeems the code. */
  agrees: (browser: string, name: string) => Promise<void>;
  /** Lets the app exchange a refresh token, by default the last one. */
  refreshes: (token?: string) => Promise<Tokens>;
  /** Lets the app give an access token back (RFC 7009), by default the last one. */
  revokes: (token?: string) => Promise<void>;
  readonly tokens: Tokens;
}

/** Dispose of its world. */
export function createAcmeWorld(
  provider: Partial<OpenIdProviderOptions> = {},
  setup: Partial<WorldSetup> = {},
  app: Partial<WorldApp> = {},
): AcmeWorld {
  let tokens: Tokens = {};
  const client = { id: "app", secret: "secret" };
  const ask = async (url: string, params: Record<string, string>): Promise<string> => {
    const credentials = { client_id: client.id, client_secret: client.secret };
    const body = new URLSearchParams({ ...credentials, ...params });
    return (await fetch(url, { method: "POST", body })).text();
  };
  const exchange = async (params: Record<string, string>): Promise<Tokens> => {
    tokens = JSON.parse(await ask(TOKEN_ENDPOINT, params)) as Tokens;
    return tokens;
  };
  const world = createWorld(
    {
      app: APP_ORIGIN,
      browsers: { laptop: "Laptop", phone: "Phone" },
      identityProviders: {
        acme: openIdProvider({
          name: "Acme ID",
          issuer: "https://id.acme.example",
          clients: [{ ...client, redirectUris: [CALLBACK] }],
          personas: [alice, bob],
          ...provider,
        }),
      },
      ...setup,
    },
    {
      config: {},
      async fetch(request) {
        const code = new URL(request.url).searchParams.get("code");
        const grant = { grant_type: "authorization_code", redirect_uri: CALLBACK };
        if (code !== null) await exchange({ ...grant, code });
        return page("The app", [["set-cookie", "seen=1; Path=/"]]);
      },
      ...app,
    },
  );
  return {
    world,
    async asks(browser) {
      const url = new URL("https://id.acme.example/authorize");
      url.search = new URLSearchParams({
        client_id: client.id,
        redirect_uri: CALLBACK,
        response_type: "code",
        scope: "openid offline_access",
        state: "a state",
      }).toString();
      await world.browser(browser).tab.open(url.href);
    },
    async agrees(browser, name) {
      const { tab } = world.browser(browser);
      const button = tab.page?.document.clickables.find(
        (candidate) => candidate.name === `Continue as ${name}`,
      );
      if (button?.kind !== "submit") throw new Error(`Nobody is asked whether they are ${name}.`);
      await tab.submit(button.submission);
    },
    refreshes: (token = tokens.refresh_token ?? "") =>
      exchange({ grant_type: "refresh_token", refresh_token: token }),
    async revokes(token = tokens.access_token ?? "") {
      await ask("https://id.acme.example/revoke", { token });
    },
    get tokens() {
      return tokens;
    },
  };
}
