import type { Signature } from "../signature";
import { authSignatures } from "./auth";
import { databaseSignatures } from "./database";
import { networkSignatures } from "./network";
import { nextSignatures } from "./next";
import { parameterSignatures } from "./parameters";
import { providerSignatures } from "./provider";
import { typeSignatures } from "./types";
import { vendorSignatures } from "./vendors";
import { versionFourSignatures } from "./version-four";

/** All signatures. Their order does not matter. */
export const SIGNATURES: readonly Signature[] = [
  ...authSignatures,
  ...parameterSignatures,
  ...providerSignatures,
  ...vendorSignatures,
  ...networkSignatures,
  ...databaseSignatures,
  ...nextSignatures,
  ...typeSignatures,
  ...versionFourSignatures,
];
