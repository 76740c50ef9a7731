import { SvelteKitAuth } from "@auth/sveltekit";
import GitHub from "@auth/sveltekit/providers/github";

export const { handle, signIn, signOut } = SvelteKitAuth({
  providers: [GitHub],
  // In production, SvelteKit's package trusts the request's host only if this says so.
  trustHost: true,
});
