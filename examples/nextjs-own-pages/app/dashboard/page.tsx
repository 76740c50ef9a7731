import { redirect } from "next/navigation";

import { auth } from "../../auth";

export default async function Dashboard() {
  const session = await auth();
  if (!session) redirect("/sign-in?callbackUrl=/dashboard");
  return <h1>Dashboard of {session.user?.name}</h1>;
}
