import { auth } from "../../../auth";
import { notesOf } from "../../../notes";

export const GET = auth((request) => {
  const email = request.auth?.user?.email;
  if (!email) return Response.json({ error: "Sign in first." }, { status: 401 });
  return Response.json(notesOf(email));
});
