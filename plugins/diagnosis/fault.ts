import type { AuthConfig } from "@auth/core";

import type { Area, Framework, Way } from "../../src/components/Diagnosis/cause";
import type { LinkScanner } from "../../src/scenario/link-scanner";
import type { Visitor } from "../../src/scenario/visitor";
import type { Client } from "../../src/world/idp/identity-provider";
import type { OpenIdProviderOptions } from "../../src/world/idp/openid-provider";
import type { World } from "../../src/world/world";

/** What a fault can use while it is played. */
export interface Stage {
  world: World;
  alice: Visitor;
  scanner: LinkScanner;
  /** Changes the config from the next request on, as a deployment does. */
  deploys: (changes: Partial<AuthConfig>) => void;
  /** Signs in as people do, from the sign-in page on. */
  enters: () => Promise<void>;
}

/** Asks Auth.js below the path at which it is mounted, with the headers of the request, or posts a form. */
export type Ask = (
  path: string,
  config?: Partial<AuthConfig>,
  form?: Record<string, string>,
) => Promise<Response>;

/** A single change to a setup that works, and what is told of it. */
export interface Fault {
  id: string;
  title: string;
  cause: string;
  fix: string;
  /** Page and anchor that say more. */
  to: string;
  area: Area;
  /** Example that plays this fault: an error of the example of all errors, or `example:<slug>`. */
  lab?: string;
  /** How people sign in; absent: with a provider. */
  way?: Way;
  /** The app has an adapter, where its way of signing in does not need one. */
  database?: boolean;
  frameworks?: readonly Framework[];
  /** Many ask for help with it: it is told before others that look the same. */
  isCommon?: true;
  /** It ends with an update. */
  isOld?: true;

  /** What is different in the config; `undefined` takes a member away. */
  config?: () => { [Name in keyof AuthConfig]?: AuthConfig[Name] | undefined };
  /** Variables of the process, as a framework's package reads them. */
  environment?: Record<string, string>;
  /** What is different at the provider. */
  provider?: Partial<OpenIdProviderOptions>;
  /** What is different in the app's entry in the provider's console. */
  client?: Partial<Client>;
  /** Where the app is for people; absent: `https://app.example`. */
  app?: string;
  /** Further origins at which the same app answers. */
  alsoAt?: readonly string[];
  /** What a device in front of the app does to requests. */
  proxy?: (request: Request) => Request;
  /** What it does to responses. */
  proxyBack?: (response: Response, request: Request) => Response | Promise<Response>;
  /** Pages and routes of the app that are not as usual; nothing: as usual. */
  routes?: (request: Request, ask: Ask) => Promise<Response | undefined> | Response | undefined;
  /** What a person does from the sign-in page on, instead of signing in as usual. */
  visit?: (stage: Stage) => Promise<void>;
  /** What happens after the sign-in, before the next days. */
  later?: (stage: Stage) => Promise<void> | void;
  /** How somebody signs out, if not with the page of Auth.js. */
  leaves?: (stage: Stage) => Promise<void>;
}
