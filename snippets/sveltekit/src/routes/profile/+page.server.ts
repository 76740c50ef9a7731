import type { ServerLoad } from "@sveltejs/kit";

export const load: ServerLoad = async ({ locals }) => {
  const session = await locals.auth();
  // The browser gets what this returns.
  return { name: session?.user?.name };
};
