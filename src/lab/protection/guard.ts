/** Milliseconds that a lab waits for the service worker: the site may be slow, and it can do without. */
const PATIENCE = 4_000;

/**
 * Sees to it that the sandbox's service worker is active: it adds the headers to documents there that
 * the host may not send (`src/sandbox/guard`).
 *
 * @param sandbox address of the sandbox's folder
 * @returns whether it is; not, for instance, where the reader's browser stores nothing
 */
export async function guardSandbox(sandbox: string): Promise<boolean> {
  try {
    const registration = await navigator.serviceWorker.register(`${sandbox}service-worker.js`, {
      updateViaCache: "none",
    });
    const { active, waiting, installing } = registration;
    const worker = active ?? waiting ?? installing;
    return worker !== null && (await isActivated(worker));
  } catch {
    // There are none on pages without TLS, nor in some private windows.
    return false;
  }
}

function isActivated(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state !== "activated" && worker.state !== "redundant") return;
      window.clearTimeout(timer);
      worker.removeEventListener("statechange", look);
      resolve(worker.state === "activated");
    };
    const timer = window.setTimeout(() => {
      worker.removeEventListener("statechange", look);
      resolve(false);
    }, PATIENCE);
    worker.addEventListener("statechange", look);
    look();
  });
}
