import { accounts } from "./table/accounts";
import { callbacks } from "./table/callbacks";
import { configuration } from "./table/configuration";
import { cookieSharing } from "./table/cookie-sharing";
import { cookies } from "./table/cookies";
import { defaults, surroundings } from "./table/defaults";
import { databases } from "./table/databases";
import { endpoints } from "./table/endpoints";
import { environment } from "./table/environment";
import { requestErrors, setupErrors, signInErrors } from "./table/errors";
import type { Facts } from "./table/fact";
import { firstApp } from "./table/first-app";
import { flow } from "./table/flow";
import { frameworks } from "./table/frameworks";
import { hops } from "./table/hops";
import { instances } from "./table/instances";
import { linking } from "./table/linking";
import { nextBuild } from "./table/next-build";
import { options } from "./table/options";
import { ownProvider } from "./table/own-provider";
import { packages } from "./table/packages";
import { passkeys } from "./table/passkeys";
import { passwordsAndLinks } from "./table/passwords-and-links";
import { protect } from "./table/protect";
import { providerTokens } from "./table/provider-tokens";
import { refresh } from "./table/refresh";
import { refreshGuide } from "./table/refresh-guide";
import { securityModel } from "./table/security-model";
import { sessionToken } from "./table/session-token";
import { sessionEnds } from "./table/session-ends";
import { sessions } from "./table/sessions";
import { tokenElsewhere } from "./table/token-elsewhere";
import { types } from "./table/types";
import { versionFour } from "./table/version-4";

/**
 * What pages state about the behavior of Auth.js, one entry for each statement. A test shows each
 * against the version that is installed; pages name it as `<Proved by="fact:…">`.
 */
export const facts = {
  ...flow,
  ...hops,
  ...firstApp,
  ...callbacks,
  ...sessions,
  ...sessionEnds,
  ...sessionToken,
  ...tokenElsewhere,
  ...refresh,
  ...refreshGuide,
  ...securityModel,
  ...protect,
  ...providerTokens,
  ...cookies,
  ...cookieSharing,
  ...options,
  ...ownProvider,
  ...types,
  ...packages,
  ...configuration,
  ...environment,
  ...accounts,
  ...databases,
  ...linking,
  ...passkeys,
  ...passwordsAndLinks,
  ...frameworks,
  ...nextBuild,
  ...versionFour,
  ...instances,
  ...endpoints,
  ...defaults,
  ...surroundings,
  ...setupErrors,
  ...signInErrors,
  ...requestErrors,
} satisfies Facts;

/** The name of a fact. */
export type FactId = keyof typeof facts;
