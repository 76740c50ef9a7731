/**
 * Stands in for `nodemailer` in the realm's main bundle: as large as core and all its providers, and
 * wanted by two of them only. The relay adds the real one, as a script of its own, to realms whose
 * files name such a provider (nodemailer-entry.ts).
 */
import type * as Nodemailer from "nodemailer";

/** Where the real package's script leaves its exports. */
export interface WithNodemailer {
  nodemailer?: Pick<typeof Nodemailer, "createTransport">;
}

export function createTransport(...args: Parameters<typeof Nodemailer.createTransport>) {
  const { nodemailer } = globalThis as WithNodemailer;
  if (!nodemailer) {
    throw new Error(
      "nodemailer is loaded when a file of the lab imports @auth/core/providers/nodemailer or /email.",
    );
  }
  return nodemailer.createTransport(...args);
}
