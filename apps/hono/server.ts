import { authHandler, getAuthUser, verifyAuth } from "@hono/auth-js";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { html } from "hono/html";

import { authConfig } from "./auth";

const app = new Hono();

app.use(authConfig);
app.use("/auth/*", authHandler());

// The template escapes each value: a name comes from the provider.
const page = (body: unknown) =>
  html`<!doctype html>
    <html lang="en">
      <title>Example app</title>
      <main>${body}</main>
    </html>`;

app.get("/", async (context) => {
  const user = (await getAuthUser(context))?.session.user;
  return context.html(
    page(
      user
        ? html`<h1>Welcome</h1>
            <p>You are ${user.name}.</p>
            <p><a href="/dashboard">Dashboard</a> <a href="/auth/signout">Sign out</a></p>`
        : html`<h1>Welcome</h1>
            <p>You are not signed in.</p>
            <p><a href="/dashboard">Dashboard</a> <a href="/auth/signin">Sign in</a></p>`,
    ),
  );
});

app.get("/dashboard", async (context) => {
  const user = (await getAuthUser(context))?.session.user;
  if (!user) return context.redirect("/auth/signin?callbackUrl=/dashboard");
  return context.html(
    page(
      html`<h1>Dashboard</h1>
        <p>Only signed-in people see this, ${user.name}.</p>
        <p><a href="/auth/signout">Sign out</a></p>`,
    ),
  );
});

// verifyAuth() answers 401 without a session.
app.get("/api/me", verifyAuth(), (context) => {
  const { session } = context.get("authUser");
  return context.json({ name: session.user?.name });
});

const port = Number(process.env.PORT ?? 3000);
serve({ fetch: app.fetch, port }, () => console.log(`The app: http://localhost:${port}`));
