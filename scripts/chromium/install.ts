/** How to put a Chromium on this machine. */
export type Installation = {
  /** What is about to happen, in one sentence. */
  says: string;
  /** Commands to run one after the other, as program and arguments. */
  commands: readonly (readonly [string, ...string[]])[];
};

/** The facts about the machine that decide how Chromium is installed. */
export type InstallMachine = {
  platform: NodeJS.Platform;
  /** The text of `/etc/os-release`, empty where there is none. */
  osRelease: string;
  /** Whether the process may install system packages. */
  isRoot: boolean;
  /** Whether a command is on the PATH. */
  hasCommand: (name: string) => boolean;
};

/** The browser, with its headless shell, and a font: without one, text has no size and no shape. */
const PACKAGES = ["chromium", "chromium-headless-shell", "fonts-liberation"];

/** What to do when Chromium has to come from elsewhere. */
export const HOW_TO_GIVE_ONE =
  "To use a Chromium of your own, set CHROMIUM_PATH to its executable and run the command again.";

/**
 * Chooses how to install Chromium: as root on Debian the system's package, everywhere else the
 * build that Playwright downloads. Ubuntu's `chromium` package is a stand-in that installs a
 * snap, which containers cannot run, so Ubuntu gets Playwright's build and its system libraries.
 */
export function planInstallation(machine: InstallMachine): Installation {
  const { platform, osRelease, isRoot, hasCommand } = machine;
  const canUseApt = platform === "linux" && isRoot && hasCommand("apt-get");
  const isDebian = /^ID="?debian"?$/m.test(osRelease);
  if (canUseApt && isDebian) {
    return {
      says: "No Chromium found: installing Debian's package chromium with apt-get.",
      commands: [
        ["apt-get", "update", "--quiet"],
        ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", ...PACKAGES],
      ],
    };
  }
  const withLibraries = canUseApt ? ["--with-deps"] : [];
  return {
    says: "No Chromium found: downloading the one that Playwright is tested with.",
    commands: [["npx", "playwright", "install", ...withLibraries, "chromium"]],
  };
}
