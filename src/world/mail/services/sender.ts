/** What every mail API of a world is set up with. */
export interface ApiAccount {
  /** The key that the app must send. Fake, as everything in a world. */
  apiKey: string;
  /** The domain that the account may send from, as verified with the vendor. */
  domain: string;
}

/** Whether an address belongs to the domain of an account. */
export function isVerified(address: string, { domain }: ApiAccount): boolean {
  return address.toLowerCase().endsWith(`@${domain.toLowerCase()}`);
}
