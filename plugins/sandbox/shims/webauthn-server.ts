/**
 * Stands in for `@simplewebauthn/server` in the realm's main bundle: four times the size of
 * `@auth/core`, and wanted by two providers only. The relay adds the real one, as a script of its
 * own, to realms whose files name such a provider (webauthn-entry.ts).
 */
import type * as Server from "@simplewebauthn/server";

type Operation = (options: never) => Promise<unknown>;

/** Where the real package's script leaves its exports. */
export interface WithWebAuthnServer {
  webAuthnServer?: typeof Server;
}

function operation(name: keyof typeof Server): Operation {
  return async (options) => {
    const server = (globalThis as WithWebAuthnServer).webAuthnServer;
    if (!server) {
      throw new Error(
        `@simplewebauthn/server is loaded when a file of the lab imports @auth/core/providers/passkey or /webauthn.`,
      );
    }
    return (server[name] as Operation)(options);
  };
}

export const generateAuthenticationOptions = operation("generateAuthenticationOptions");
export const generateRegistrationOptions = operation("generateRegistrationOptions");
export const verifyAuthenticationResponse = operation("verifyAuthenticationResponse");
export const verifyRegistrationResponse = operation("verifyRegistrationResponse");
