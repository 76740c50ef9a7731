import { redirect, type ServerLoad } from "@sveltejs/kit";

export const load: ServerLoad = async ({ locals }) => {
  const session = await locals.auth();
  // The hook has let the request through. The page asks again: a hook may miss a path.
  if (!session?.user) redirect(303, "/auth/signin");
  return { name: session.user.name };
};
