import * as errors from "@auth/core/errors";
import type { WarningCode } from "@auth/core/types";
import { expect, test } from "vitest";

import { ERROR_TYPES, WARNING_CODES } from "../../src/doctor/links";

/** The compiler compares it with core's own list. */
const CODES: Record<WarningCode, true> = {
  "csrf-disabled": true,
  "debug-enabled": true,
  "env-url-basepath-mismatch": true,
  "env-url-basepath-redundant": true,
  "experimental-webauthn": true,
};

test("the doctor knows the types of core's errors, and no others", () => {
  const types = Object.values(errors).flatMap((exported) => {
    const made: unknown = new exported("it failed");
    return made instanceof errors.AuthError ? [made.type as string] : [];
  });
  expect(types.length).toBeGreaterThan(30);
  expect([...ERROR_TYPES].sort()).toEqual([...new Set(types)].sort());
});

test("the doctor knows the codes of core's warnings, and no others", () => {
  expect([...WARNING_CODES].sort()).toEqual(Object.keys(CODES).sort());
});
