import { expect } from "vitest";

import { loadExample } from "../plugins/examples/load";
import { playFiles } from "../tests/support/play-files";
import { shows } from "../tests/support/shows";

/**
 * Alice signs in, and sends the id of Bob's note with the form of one of her own; then Bob signs in.
 *
 * @param expected what Bob must see, as a line of a scenario
 */
async function sendForeignId(files: Record<string, string>, expected: string): Promise<string> {
  const page = files["app/notes/page.tsx"]?.replaceAll("value={id}", `value="4"`) ?? "";
  const scenario = files["scenario.ts"] ?? "";
  const world = scenario.slice(0, scenario.indexOf("  steps: ["));
  return playFiles({
    ...files,
    "app/notes/page.tsx": page,
    "scenario.ts": `${world.replace("browsers: {", `browsers: { bob: "Bob's phone",`)}
      steps: [
        {
          caption: "Alice sends a foreign id", why: "",
          async act({ visitor }) {
            await visitor.opens("/notes");
            await visitor.clicks("Sign in with GitHub");
            await visitor.clicks("Continue as Alice Example");
            await visitor.clicks("Delete “Call Bob”");
          },
          expect() {},
        },
        {
          caption: "Bob looks", why: "",
          async act({ bob }) {
            await bob.opens("/notes");
            await bob.clicks("Sign in with GitHub");
            await bob.clicks("Continue as Bob Example");
          },
          expect({ bob }) { ${expected} },
        },
      ],
    });`,
  });
}

const CAKE = "Buy a birthday cake";

shows("protect.foreign-note", async () => {
  const { files } = await loadExample("examples/nextjs-protect", "nextjs-protect");
  const transcript = await sendForeignId(files, `bob.sees("${CAKE}")`);
  expect(transcript).toMatch(/POST https:\/\/app\.example\/notes .*\n.*← Your app: 500/);
});

shows("protect.unchecked-foreign-note", async () => {
  const { files } = await loadExample("examples/nextjs-protect", "nextjs-protect");
  const actions = files["app/notes/actions.ts"] ?? "";
  const unchecked = actions.replace("note?.owner !== email", "!note");
  expect(unchecked).not.toBe(actions);
  await sendForeignId(
    { ...files, "app/notes/actions.ts": unchecked },
    `bob.sees("Notes of bob@mail.example"); bob.doesNotSee("${CAKE}")`,
  );
});

shows("protect.role-of-sign-in", async () => {
  const { files } = await loadExample("examples/nextjs-roles", "nextjs-roles");
  const settings = files["settings.ts"]?.replace('= "each time"', '= "at sign-in"') ?? "";
  expect(settings).not.toBe(files["settings.ts"]);
  // The steps of the scenario expect it, too, when the knob is turned.
  const steps = (await playFiles({ ...files, "settings.ts": settings })).split(/^(?=\d+\. )/m);
  expect(steps.at(-2)).toMatch(
    /POST https:\/\/app\.example\/ .*\n.*← Your app: 303\n *location \/\n/,
  );
  expect(steps.at(-1)).toMatch(/GET https:\/\/app\.example\/api\/drafts .*\n.*← Your app: 200/);
});
