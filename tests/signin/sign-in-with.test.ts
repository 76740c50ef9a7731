import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { describe, expect, test } from "vitest";

import { listProviderModules } from "../../plugins/sandbox/provider-modules";
import { transcript } from "../../src/world/trace/transcript";
import { SIGN_IN_MODULES, signInWith } from "../../plugins/catalog/direct/sign-in-with";
import { ALICE } from "../../plugins/catalog/direct/mail";

describe("somebody signs in, with the real core, with", () => {
  test.each(SIGN_IN_MODULES)("%s", async (module) => {
    const { user, trace } = await signInWith(module);
    expect(user.email).toBe(ALICE);
    // Keys and signatures of passkeys are drawn by the platform; what is exchanged repeats itself.
    expect(transcript((await signInWith(module)).trace)).toBe(transcript(trace));
  });
});

test("these are all provider modules that are neither OAuth nor OpenID Connect", async () => {
  // In a process of its own: Vitest takes half a minute for what Node loads in half a second.
  const code = `
    const types = {};
    for (const module of process.argv.slice(1)) {
      const { default: create } = await import("@auth/core/providers/" + module);
      types[module] = create({ server: "smtp://mail.example", issuer: "https://id.example" }).type;
    }
    console.log(JSON.stringify(types));`;
  const modules = listProviderModules(process.cwd());
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "--eval",
    code,
    ...modules,
  ]);
  const types = Object.entries(JSON.parse(stdout) as Record<string, string>);
  expect(types.length).toBe(modules.length);
  const others = types.filter(([, type]) => type !== "oauth" && type !== "oidc");
  expect(others.map(([module]) => module)).toEqual(SIGN_IN_MODULES);
});

test("a module that nobody knows is named, with those that are known", async () => {
  await expect(signInWith("github")).rejects.toThrow(
    'No sign-in is known for "github"; there is credentials, email, ',
  );
});
