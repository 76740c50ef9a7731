import path from "node:path";

/** A Chromium that the browser tests can use, and where it came from. */
export type Chromium = {
  path: string;
  /**
   * The same engine without the windows that nobody sees in a test, where the system has it: it takes
   * three quarters of the time.
   */
  headlessShell?: string;
  source: "CHROMIUM_PATH" | "system" | "Playwright";
};

/** The facts about the machine that the choice depends on. */
export type Machine = {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** Whether a file exists. */
  exists: (file: string) => boolean;
  /** Where Playwright keeps, or would install, its own Chromium. */
  playwrightPath: () => string;
};

/** Names under which Linux packages put Chromium, or Chrome, on the PATH. */
const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Debian's name of the headless shell. */
const HEADLESS_SHELL = "chromium-headless-shell";

/**
 * Chooses the Chromium for the browser tests: the path that is given in `CHROMIUM_PATH`, else the
 * system's, else Playwright's own when it is installed. Starts nothing and installs nothing.
 *
 * @throws Error when `CHROMIUM_PATH` names a file that does not exist.
 */
export function findChromium(machine: Machine): Chromium | undefined {
  const given = machine.env["CHROMIUM_PATH"];
  if (given) {
    if (machine.exists(given)) return { path: given, source: "CHROMIUM_PATH" };
    throw new Error(`CHROMIUM_PATH is ${given}, but there is no such file.`);
  }
  const system = systemPlaces(machine).find(machine.exists);
  if (system) {
    // Beside the browser only: one of another package would be of another version.
    const shell = path.posix.join(path.posix.dirname(system), HEADLESS_SHELL);
    const hasShell = path.posix.basename(system) === "chromium" && machine.exists(shell);
    return { path: system, source: "system", ...(hasShell && { headlessShell: shell }) };
  }
  const own = machine.playwrightPath();
  return own && machine.exists(own) ? { path: own, source: "Playwright" } : undefined;
}

/** The places in which a system-wide Chromium may be, best first. */
function systemPlaces({ platform, env }: Machine): string[] {
  if (platform === "darwin") {
    return ["Chromium", "Google Chrome"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === "win32") {
    return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
      .flatMap((name) => env[name] ?? [])
      .flatMap((folder) =>
        ["Chromium", "Google\\Chrome"].map(
          (product) => `${folder}\\${product}\\Application\\chrome.exe`,
        ),
      );
  }
  const folders = (env["PATH"] ?? "").split(":").filter((folder) => folder !== "");
  return COMMANDS.flatMap((command) => folders.map((folder) => path.posix.join(folder, command)));
}
