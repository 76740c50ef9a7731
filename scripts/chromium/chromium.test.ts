import { describe, expect, it } from "vitest";

import { findChromium, type Machine } from "./find";
import { planInstallation } from "./install";

/** A Linux machine on which exactly `files` exist. */
function machine(files: string[], changes: Partial<Machine> = {}): Machine {
  return {
    platform: "linux",
    env: { PATH: "/usr/local/bin:/usr/bin:" },
    exists: (file) => files.includes(file),
    playwrightPath: () => "/cache/playwright/chrome",
    ...changes,
  };
}

describe("findChromium", () => {
  it("takes the path that is given before everything else", () => {
    const env = { PATH: "/usr/bin", CHROMIUM_PATH: "/opt/mine" };
    expect(findChromium(machine(["/opt/mine", "/usr/bin/chromium"], { env }))).toEqual({
      path: "/opt/mine",
      source: "CHROMIUM_PATH",
    });
  });

  it("refuses a given path that does not exist instead of taking another browser", () => {
    const env = { PATH: "/usr/bin", CHROMIUM_PATH: "/opt/mien" };
    expect(() => findChromium(machine(["/usr/bin/chromium"], { env }))).toThrow("/opt/mien");
  });

  it("takes the system's, Chromium before Chrome", () => {
    const files = ["/usr/local/bin/google-chrome", "/usr/bin/chromium", "/cache/playwright/chrome"];
    expect(findChromium(machine(files))).toEqual({ path: "/usr/bin/chromium", source: "system" });
  });

  it("takes the headless shell of the same package with it, and no other", () => {
    const chromium = { path: "/usr/bin/chromium", source: "system" };
    const shell = "/usr/bin/chromium-headless-shell";
    expect(findChromium(machine([chromium.path, shell]))).toEqual({
      ...chromium,
      headlessShell: shell,
    });
    const elsewhere = "/usr/local/bin/chromium-headless-shell";
    expect(findChromium(machine([chromium.path, elsewhere]))).toEqual(chromium);
    expect(findChromium(machine(["/usr/bin/google-chrome", shell]))).not.toHaveProperty(
      "headlessShell",
    );
  });

  it.each([
    ["darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    ["win32", "C:\\Programs\\Google\\Chrome\\Application\\chrome.exe"],
  ] as const)("knows the usual places on %s", (platform, file) => {
    const env = { PROGRAMFILES: "C:\\Programs" };
    expect(findChromium(machine([file], { platform, env }))).toEqual({
      path: file,
      source: "system",
    });
  });

  it("takes Playwright's own when it is installed", () => {
    expect(findChromium(machine(["/cache/playwright/chrome"]))).toEqual({
      path: "/cache/playwright/chrome",
      source: "Playwright",
    });
  });

  it("finds nothing on a machine without a browser", () => {
    expect(findChromium(machine([]))).toBeUndefined();
    expect(findChromium(machine([], { env: {} }))).toBeUndefined();
  });
});

describe("planInstallation", () => {
  const debian = {
    platform: "linux" as const,
    osRelease: 'NAME="Debian GNU/Linux"\nID=debian\n',
    isRoot: true,
    hasCommand: (name: string) => name === "apt-get",
  };
  const programs = (changes: object) =>
    planInstallation({ ...debian, ...changes }).commands.map((command) => command.join(" "));

  it("installs the system's package as root on Debian", () => {
    expect(programs({})).toEqual([
      "apt-get update --quiet",
      expect.stringMatching(/^apt-get install --yes .*chromium/),
    ]);
  });

  it("installs Playwright's with its libraries as root on Ubuntu", () => {
    const osRelease = "ID=ubuntu\nID_LIKE=debian\n";
    expect(programs({ osRelease })).toEqual(["npx playwright install --with-deps chromium"]);
  });

  it.each([
    ["without root", { isRoot: false }],
    ["on a Linux without apt", { hasCommand: () => false, osRelease: "ID=alpine\n" }],
    ["on macOS", { platform: "darwin", osRelease: "" }],
  ])("installs Playwright's %s", (_, changes) => {
    expect(programs(changes)).toEqual(["npx playwright install chromium"]);
  });

  it("says what it is about to do", () => {
    expect(planInstallation(debian).says).toContain("apt-get");
    expect(planInstallation({ ...debian, isRoot: false }).says).toContain("downloading");
  });
});
