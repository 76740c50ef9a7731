import { chromiumHere } from "../../scripts/chromium/machine";

/**
 * How every script and test starts Chromium: headless, without anything that a browser does of
 * its own accord, and unable to resolve any host name, so that nothing leaves the machine.
 */
export function launchOptions() {
  const found = chromiumHere();
  return {
    ...(found ? { executablePath: found.path } : {}),
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
    ],
  };
}
