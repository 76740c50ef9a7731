import type { Actions } from "@sveltejs/kit";

import { signIn, signOut } from "../auth";

export const actions: Actions = { signIn, signOut };
