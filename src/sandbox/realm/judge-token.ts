import { UnsecuredJWT, decodeProtectedHeader } from "jose";

import type { Refusal } from "../messages";
import { COOKIE_USES, cookieNames, jwtOptions, type SessionConfig } from "./auth-cookies";

/** What the app's own `decode` makes of a token, at the world's time. */
export type Verdict =
  | { outcome: "accepted"; header: object; claims: object }
  | { outcome: "refused"; header?: object; claims?: object; refusal: Refusal };

/** Salts of tokens that are no cookies themselves, but stand in one (`lib/actions/…/checks`). */
const INNER_SALTS = ["encodedState", "encodedWebauthnChallenge"];

/** An error of `jose`, by its members: a bundle may hold several copies of a class. */
interface JoseError extends Error {
  code?: string;
  payload?: object;
}

/**
 * Asks the library whether it takes a token, and if not, asks further why: with other salts, and
 * without its time.
 *
 * @param salt name of the cookie that it came in
 */
export async function judgeToken(
  token: string,
  salt: string,
  config: SessionConfig,
): Promise<Verdict> {
  const options = jwtOptions(config);
  const header = headerOf(token);
  const known = header && { header };
  try {
    const claims = await options.decode({ ...options, token, salt });
    if (typeof claims === "object" && claims !== null) {
      return { outcome: "accepted", header: header ?? {}, claims };
    }
    const refusal = { cause: "other", reason: "decode() returns no claims" } as const;
    return { outcome: "refused", ...known, refusal };
  } catch (error) {
    const { payload, message, code } = asError(error);
    const refusal = {
      reason: message,
      ...(code !== undefined && { code }),
      ...(await causeOf(token, salt, config, code, header)),
    };
    const claims = payload ?? unsecuredClaims(token);
    return { outcome: "refused", ...known, ...(claims && { claims }), refusal };
  }
}

async function causeOf(
  token: string,
  salt: string,
  config: SessionConfig,
  code: string | undefined,
  header: object | undefined,
): Promise<Pick<Refusal, "cause" | "salt">> {
  if (code === "ERR_JWT_EXPIRED") return { cause: "expired" };
  if (code === "ERR_JWT_CLAIM_VALIDATION_FAILED") return { cause: "claims" };
  if (!header) return { cause: "form" };
  const parts = token.split(".").length;
  if (parts !== 5 && !config.jwt?.decode) {
    return { cause: "alg" in header && header.alg === "none" ? "unsigned" : "form" };
  }
  const other = await saltOf(token, salt, config);
  if (other !== undefined) return { cause: "salt", salt: other };
  if (code === "ERR_JWE_DECRYPTION_FAILED") return { cause: "changed" };
  // With a `kid`, core looks for the secret by the thumbprint of the key, and finds none.
  return { cause: "kid" in header && parts === 5 ? "secret" : "other" };
}

/** The other salt with which the app's secret opens a token. */
async function saltOf(
  token: string,
  salt: string,
  config: SessionConfig,
): Promise<string | undefined> {
  const options = jwtOptions(config);
  const names = COOKIE_USES.flatMap((use) => [
    ...cookieNames(use, config),
    ...cookieNames(use, {}),
  ]);
  for (const other of new Set([...names, ...INNER_SALTS])) {
    if (other === salt) continue;
    try {
      await options.decode({ ...options, token, salt: other });
      return other;
    } catch (error) {
      if (asError(error).code === "ERR_JWT_EXPIRED") return other;
    }
  }
  return undefined;
}

function headerOf(token: string): object | undefined {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}

function unsecuredClaims(token: string): object | undefined {
  try {
    return UnsecuredJWT.decode(token).payload;
  } catch {
    return undefined;
  }
}

function asError(error: unknown): JoseError {
  return error instanceof Error ? error : new Error(String(error));
}
