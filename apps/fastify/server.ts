import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";

import { answerAuth, origin, readSession } from "./auth";
import { page } from "./page";

const app = Fastify();

// Auth.js reads the forms itself.
app.addContentTypeParser(
  "application/x-www-form-urlencoded",
  { parseAs: "string" },
  (_request, body, done) => done(null, body),
);

app.all("/auth/*", async (request, reply) => {
  const { method, body } = request;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const isBare = method === "GET" || method === "HEAD";
  const response = await answerAuth(
    new Request(new URL(request.url, origin), {
      method,
      headers,
      ...(!isBare && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
  return reply.send(response);
});

/** The user of a request, or undefined. Puts the renewed session cookie into the response. */
async function userOf(request: FastifyRequest, reply: FastifyReply) {
  const { session, cookies } = await readSession(request.headers.cookie);
  for (const cookie of cookies) reply.header("set-cookie", cookie);
  return session?.user;
}

app.get("/", async (request, reply) => {
  const user = await userOf(request, reply);
  reply.type("text/html");
  return user
    ? page`<h1>Welcome</h1>
        <p>You are ${user.name}.</p>
        <p><a href="/dashboard">Dashboard</a> <a href="/auth/signout">Sign out</a></p>`
    : page`<h1>Welcome</h1>
        <p>You are not signed in.</p>
        <p><a href="/dashboard">Dashboard</a> <a href="/auth/signin">Sign in</a></p>`;
});

app.get("/dashboard", async (request, reply) => {
  const user = await userOf(request, reply);
  if (!user) return reply.redirect("/auth/signin?callbackUrl=/dashboard");
  reply.type("text/html");
  return page`<h1>Dashboard</h1>
    <p>Only signed-in people see this, ${user.name}.</p>
    <p><a href="/auth/signout">Sign out</a></p>`;
});

app.get("/api/me", async (request, reply) => {
  const user = await userOf(request, reply);
  if (!user) return reply.code(401).send({ error: "Sign in first." });
  return { name: user.name };
});

const port = Number(process.env.PORT ?? 3000);
await app.listen({ port, host: "127.0.0.1" });
console.log(`The app: http://localhost:${port}`);
