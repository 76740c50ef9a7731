import { signInOnce } from "./sign-in";

/** A provider that somebody signs in with. */
export interface ProviderJob {
  name: string;
  /** A whole sign-in in a world of its own. @throws if it does not end signed in */
  signIn: () => Promise<void>;
}

/** Every provider that is signed in with in a row, one after the other. */
export async function providerJobs(): Promise<ProviderJob[]> {
  return [{ name: "Acme ID", signIn: signInOnce }];
}
