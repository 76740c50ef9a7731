/**
 * What nodemailer takes from Node's `crypto` to compose a message: random bytes, for the boundaries
 * of its parts. In the realm they come from the world's sequence.
 */
import { Buffer } from "buffer";

export function randomBytes(length: number): Buffer {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(length)));
}
