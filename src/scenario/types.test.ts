import { expect, test } from "vitest";

import { defineScenario } from ".";

test("a step can only name who is in the cast", () => {
  const scenario = defineScenario({
    title: "Names",
    summary: "Who is there.",
    world: {
      app: "https://app.example",
      identityProviders: [],
      browsers: { alice: "Alice's laptop" },
    },
    steps: [
      {
        caption: "Alice is there",
        why: "",
        act: ({ alice }) => alice.opens("/"),
        expect({ alice, trace, clock }) {
          alice.isAt("/");
          trace.has("GET app.example/");
          clock.sets("2026-01-05T09:00:00Z");
        },
      },
      {
        caption: "Nobody else is",
        why: "",
        // @ts-expect-error No browser of this world is called "mallory".
        act: ({ mallory }) => mallory.opens("/"),
        // @ts-expect-error Alice has no such ability.
        expect: ({ alice }) => alice.flies(),
      },
    ],
  });
  expect(Object.keys(scenario.world.browsers)).toEqual(["alice"]);
});
