import { chromiumHere } from "../../scripts/chromium/machine";

/**
 * How every script and test starts Chromium: headless, without anything that a browser does of
 * its own accord, and unable to resolve any host name, so that nothing leaves the machine.
 *
 * @param optimizing false where pages live for seconds and are not timed: V8's optimizing compilers take a
 *   fifth of the renderers' time there, and give less than that back
 * @param wholeBrowser where a test is about what only the browser around the engine does, such as its
 *   settings, or about what readers are told that it does: not the headless shell, if there is one
 */
export function launchOptions({ optimizing = true, wholeBrowser = false } = {}) {
  const found = chromiumHere();
  const executablePath = wholeBrowser ? found?.path : (found?.headlessShell ?? found?.path);
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      // Containers run as root and without the kernel features that the sandbox needs.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Without it, Chromium asks its maker's server about every form it sees.
      "--disable-features=AutofillServerCommunication",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      ...(optimizing ? [] : ["--js-flags=--no-maglev --no-turbofan"]),
    ],
  };
}
