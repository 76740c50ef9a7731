import { auth } from "../../../auth";
import { drafts } from "../../../articles";

export const GET = auth((request) => {
  const user = request.auth?.user;
  if (!user) return Response.json({ error: "Sign in first." }, { status: 401 });
  if (user.role !== "editor") {
    return Response.json({ error: "This is for editors." }, { status: 403 });
  }
  return Response.json(drafts);
});
