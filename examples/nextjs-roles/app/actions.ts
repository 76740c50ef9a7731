"use server";

import { redirect } from "next/navigation";

import { auth } from "../auth";
import { publishNext } from "../articles";
import { changeRole, type Role } from "../people";

export async function publish() {
  const session = await auth();
  if (!session) redirect("/api/auth/signin?callbackUrl=/");
  if (session.user.role !== "editor") redirect("/not-allowed");
  publishNext();
  redirect("/");
}

export async function setRole(form: FormData) {
  const session = await auth();
  if (!session) redirect("/api/auth/signin?callbackUrl=/people");
  if (session.user.role !== "admin") redirect("/not-allowed");
  changeRole(String(form.get("email")), form.get("role") as Role);
  redirect("/people");
}
