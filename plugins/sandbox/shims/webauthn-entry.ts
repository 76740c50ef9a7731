import { DEFAULT_SIMPLEWEBAUTHN_BROWSER_VERSION as VERSION } from "@auth/core/providers/webauthn";
import script from "@simplewebauthn/browser/dist/bundle/index.umd.min.js";
import * as server from "@simplewebauthn/server";

import type { WithAssets } from "../../../src/sandbox/realm/installed-assets";
import type { WithWebAuthnServer } from "./webauthn-server";

(globalThis as WithWebAuthnServer).webAuthnServer = server;
// Core's sign-in page loads this from a CDN; the world answers with the installed package's file.
(globalThis as WithAssets).installedAssets = {
  [`https://unpkg.com/@simplewebauthn/browser@${VERSION}/dist/bundle/index.umd.min.js`]: {
    contentType: "text/javascript",
    body: script,
  },
};
