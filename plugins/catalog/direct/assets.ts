import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { DEFAULT_SIMPLEWEBAUTHN_BROWSER_VERSION as VERSION } from "@auth/core/providers/webauthn";

import type { Assets } from "../../../src/world/hosts/assets";

/** The script that core's passkey page loads from unpkg, from the installed package. */
export function simpleWebAuthnScript(): Assets {
  const entry = createRequire(import.meta.url).resolve("@simplewebauthn/browser");
  const file = path.join(path.dirname(entry), "index.umd.min.js");
  const url = `https://unpkg.com/@simplewebauthn/browser@${VERSION}/dist/bundle/index.umd.min.js`;
  return { [url]: { contentType: "text/javascript", body: readFileSync(file, "utf8") } };
}
