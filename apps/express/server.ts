import { ExpressAuth } from "@auth/express";
import express from "express";

import { authConfig } from "./auth.config";
import { page } from "./page";
import { readSession, requireSession, requireSessionForApi } from "./session";

const app = express();

// One proxy in front of the app may say, with X-Forwarded-Proto, that browsers use https.
app.set("trust proxy", 1);

app.use("/auth", ExpressAuth(authConfig));
app.use(readSession);

app.get("/", (_request, response) => {
  const { session } = response.locals;
  response.send(
    session?.user
      ? page`<h1>Welcome</h1>
          <p>You are ${session.user.name}.</p>
          <p><a href="/dashboard">Dashboard</a> <a href="/auth/signout">Sign out</a></p>`
      : page`<h1>Welcome</h1>
          <p>You are not signed in.</p>
          <p><a href="/dashboard">Dashboard</a> <a href="/auth/signin">Sign in</a></p>`,
  );
});

app.get("/dashboard", requireSession, (_request, response) => {
  const { session } = response.locals;
  response.send(
    page`<h1>Dashboard</h1>
      <p>Only signed-in people see this, ${session.user.name}.</p>
      <p><a href="/auth/signout">Sign out</a></p>`,
  );
});

app.get("/api/me", requireSessionForApi, (_request, response) => {
  response.json({ name: response.locals.session.user.name });
});

const port = Number(process.env.PORT ?? 3000);
app.listen(port, (error) => {
  if (error) throw error;
  console.log(`The app: http://localhost:${port}`);
});
