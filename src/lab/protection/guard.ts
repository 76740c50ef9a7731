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
  const late = new AbortController();
  const timer = window.setTimeout(() => late.abort(), PATIENCE);
  try {
    return await Promise.race([isActive(sandbox, late.signal), isAborted(late.signal)]);
  } catch {
    // There are none on pages without TLS, nor in some private windows.
    return false;
  } finally {
    window.clearTimeout(timer);
    late.abort();
  }
}

async function isActive(sandbox: string, late: AbortSignal): Promise<boolean> {
  const registration = await navigator.serviceWorker.register(`${sandbox}service-worker.js`, {
    updateViaCache: "none",
  });
  const { active, waiting, installing } = registration;
  const worker = active ?? waiting ?? installing;
  return worker !== null && (await isActivated(worker, late));
}

function isActivated(worker: ServiceWorker, late: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state !== "activated" && worker.state !== "redundant") return;
      resolve(worker.state === "activated");
    };
    worker.addEventListener("statechange", look, { signal: late });
    look();
  });
}

/** Resolves with false when time is up: neither registering nor activating has a limit of its own. */
function isAborted(late: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    late.addEventListener("abort", () => resolve(false), { once: true });
  });
}
