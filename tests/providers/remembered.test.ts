import { Auth, type AuthConfig } from "@auth/core";
import { describe, onTestFinished, test } from "vitest";

import { callModule } from "../../plugins/catalog/modules";
import { Visitor } from "../../src/scenario/visitor";
import { registration, standUp } from "../../src/vendors";
import { alice, bob } from "../../src/world/idp/personas";
import { createWorld } from "../../src/world/world";

const APP = "https://app.example";

/** An app with one provider, and somebody who has signed in there and signed out of the app. */
async function signedOutAgain(module: string, options: object = {}) {
  const provider = await callModule(module, { ...options });
  const config = {
    providers: [provider as AuthConfig["providers"][number]],
    secret: "a fake secret for simulated sign-ins",
    trustHost: true,
  } satisfies AuthConfig;
  const idp = standUp(provider, {
    personas: [alice, bob],
    clients: [registration(provider, APP)],
  });
  const world = createWorld(
    { app: APP, identityProviders: [idp], browsers: { alice: "Alice's laptop" } },
    {
      fetch: (request) =>
        new URL(request.url).pathname.startsWith("/auth/")
          ? Auth(request, config)
          : new Response("<!doctype html><h1>The app</h1>", {
              headers: { "content-type": "text/html" },
            }),
      config,
    },
  );
  onTestFinished(() => world.dispose());
  const visitor = new Visitor(world.browser("alice"), APP);
  const signsIn = async () => {
    await visitor.opens("/auth/signin");
    await visitor.clicks(`Sign in with ${provider.name}`);
  };
  await signsIn();
  await visitor.clicks("Continue as Alice Example");
  visitor.sees("The app");
  await visitor.opens("/auth/signout");
  await visitor.clicks("Sign out");
  await visitor.opens("/auth/session");
  visitor.sees("null");
  return { world, visitor, signsIn };
}

const SELECT = { authorization: { params: { prompt: "select_account" } } };

describe.each(["google", "microsoft-entra-id"])("%s remembers who is signed in", (module) => {
  test("so that the next sign-in asks nobody anything", async () => {
    const { visitor, signsIn } = await signedOutAgain(module);
    await signsIn();
    visitor.sees("The app");
    await visitor.opens("/auth/session");
    visitor.sees("Alice Example");
  });

  test("but lets a person choose if the app sends prompt=select_account", async () => {
    const { visitor, signsIn } = await signedOutAgain(module, SELECT);
    await signsIn();
    await visitor.clicks("Continue as Bob Example");
    await visitor.opens("/auth/session");
    visitor.sees("Bob Example");
  });

  test("until that is forgotten", async () => {
    const { world, visitor, signsIn } = await signedOutAgain(module);
    for (const provider of world.identityProviders.values()) provider.sessions.clear();
    await signsIn();
    visitor.sees("Continue as Alice Example");
    visitor.sees("Continue as Bob Example");
  });
});

test("a vendor of which that is not known asks each time", async () => {
  const { visitor, signsIn } = await signedOutAgain("discord");
  await signsIn();
  visitor.sees("Continue as Alice Example");
});
