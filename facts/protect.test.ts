import { expect } from "vitest";

import { loadExample } from "../plugins/examples/load";
import { playFiles } from "../tests/support/play-files";
import { shows } from "../tests/support/shows";

type Files = Record<string, string>;

async function filesOf(slug: string): Promise<Files> {
  return (await loadExample(`examples/${slug}`, slug)).files;
}

/** The files with a change in one of them. */
function change(files: Files, path: string, from: string, to: string): Files {
  const before = files[path] ?? "";
  const after = before.replaceAll(from, to);
  expect(after).not.toBe(before);
  return { ...files, [path]: after };
}

/** The files with other steps in the scenario's world; `bob` has a browser of his own. */
function withSteps(files: Files, steps: string): Files {
  const scenario = files["scenario.ts"] ?? "";
  const world = scenario
    .slice(0, scenario.indexOf("  steps: ["))
    .replace(/browsers: \{.*\}/, `browsers: { alice: "Alice's laptop", bob: "Bob's laptop" }`);
  return { ...files, "scenario.ts": `${world} steps: [${steps}] });` };
}

/** Alice sends the id of Bob's note with the form of one of her own; then Bob looks. */
const sendForeignId = (expected: string) => `{
  caption: "Alice sends a foreign id", why: "",
  async act({ alice }) {
    await alice.opens("/notes");
    await alice.clicks("Sign in with GitHub");
    await alice.clicks("Continue as Alice Example");
    await alice.clicks("Delete “Call Bob”");
  },
  expect() {},
}, {
  caption: "Bob looks", why: "",
  async act({ bob }) {
    await bob.opens("/notes");
    await bob.clicks("Sign in with GitHub");
    await bob.clicks("Continue as Bob Example");
  },
  expect({ bob }) { bob.sees("Notes of bob@mail.example"); ${expected} },
}`;

const CAKE = "Buy a birthday cake";

/** The app of the guide, in which each form sends the id of Bob's note. */
async function foreignNote(): Promise<Files> {
  const files = await filesOf("nextjs-protect");
  return change(files, "app/notes/page.tsx", "value={id}", `value="4"`);
}

shows("protect.foreign-note", async () => {
  const steps = sendForeignId(`bob.sees("${CAKE}");`);
  const transcript = await playFiles(withSteps(await foreignNote(), steps));
  expect(transcript).toMatch(/POST https:\/\/app\.example\/notes .*\n.*← Your app: 500/);
});

shows("protect.unchecked-foreign-note", async () => {
  const path = "app/notes/actions.ts";
  const files = change(await foreignNote(), path, "note?.owner !== email", "!note");
  await playFiles(withSteps(files, sendForeignId(`bob.doesNotSee("${CAKE}");`)));
});

shows("protect.role-of-sign-in", async () => {
  const files = await filesOf("nextjs-roles");
  const kept = change(files, "settings.ts", '= "each time"', '= "at sign-in"');
  // The steps of the scenario expect it, too, when the knob is turned.
  const steps = (await playFiles(kept)).split(/^(?=\d+\. )/m);
  expect(steps.at(-2)).toMatch(
    /POST https:\/\/app\.example\/ .*\n.*← Your app: 303\n *location \/\n/,
  );
  expect(steps.at(-1)).toMatch(/GET https:\/\/app\.example\/api\/drafts .*\n.*← Your app: 200/);
});

shows("protect.roles-signed-out", async () => {
  const steps = `{
    caption: "Bob is signed out", why: "",
    async act({ bob }) {
      await bob.opens("/api/drafts");
      await bob.opens("/people");
    },
    expect({ bob, trace }) {
      trace.inThisStep.has("401 GET app.example/api/drafts");
      trace.inThisStep.has("307 GET app.example/people");
      bob.isAt("/api/auth/signin?callbackUrl=/people");
    },
  }, {
    caption: "Alice signs out, and uses the page that is still open", why: "",
    async act({ alice }) {
      await alice.opens("/api/auth/signin?callbackUrl=/");
      await alice.clicks("Sign in with GitHub");
      await alice.clicks("Continue as Alice Example");
      await alice.opensInNewTab("/api/auth/signout");
      await alice.clicks("Sign out");
      alice.switchesToTab(1);
      await alice.clicks("Publish “Summer party”");
    },
    expect({ alice, trace }) {
      trace.inThisStep.has("303 POST app.example/");
      alice.isAt("/api/auth/signin");
    },
  }, {
    caption: "Bob does so, too", why: "",
    async act({ bob }) {
      await bob.clicks("Sign in with GitHub");
      await bob.clicks("Continue as Bob Example");
      await bob.opensInNewTab("/api/auth/signout");
      await bob.clicks("Sign out");
      bob.switchesToTab(1);
      await bob.clicks("Make alice@mail.example a reader");
    },
    expect({ bob, trace }) {
      trace.inThisStep.has("303 POST app.example/people");
      bob.isAt("/api/auth/signin");
    },
  }`;
  await playFiles(withSteps(await filesOf("nextjs-roles"), steps));
});

shows("protect.own-pages-in-matcher", async () => {
  const files = await filesOf("nextjs-own-pages");
  const all = change(files, "proxy.ts", "/dashboard/:path*", "/((?!api/auth/).*)");
  const steps = `{
    caption: "Alice opens the sign-in page", why: "",
    act: ({ alice }) => alice.opens("/sign-in"),
    expect({ alice }) { alice.isAt("/sign-in"); alice.sees("Continue with GitHub"); },
  }, {
    caption: "Bob is refused", why: "",
    async act({ bob }) {
      await bob.opens("/sign-in");
      await bob.clicks("Continue with GitHub");
      await bob.clicks("Continue as Bob Example");
    },
    expect({ bob, trace }) {
      trace.has("302 GET app.example/api/auth/callback/github");
      trace.has("307 GET app.example/sign-in-failed");
      const wanted = encodeURIComponent(app + "/sign-in-failed?error=AccessDenied");
      bob.isAt("/sign-in?error=AccessDenied&callbackUrl=" + wanted);
    },
  }`;
  await playFiles(withSteps(all, steps));
});
