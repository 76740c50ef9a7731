import * as server from "@simplewebauthn/server";

import type { WithWebAuthnServer } from "./webauthn-server";

(globalThis as WithWebAuthnServer).webAuthnServer = server;
