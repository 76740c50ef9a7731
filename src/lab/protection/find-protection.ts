import { sendsHeader } from "../../loading/part";
import { guardSandbox } from "./guard";

/** Milliseconds in which a probe must have answered. */
const PATIENCE = 4_000;

/** Addresses of the site that take part, below its base. */
export interface SandboxPlaces {
  /** The sandbox's folder. */
  sandbox: string;
  /** The probe, as the host serves it. */
  probe: string;
}

/**
 * Whether code in the sandbox is kept from every connection to other machines: whether the header
 * `Connection-Allowlist` comes with documents there, from the service worker or from the host, and
 * whether this browser obeys it. The latter is tried: a probe whose header forbids everything asks the
 * site for a file. A browser that has a flaw in it passes all the same.
 */
export async function findProtection({ sandbox, probe }: SandboxPlaces): Promise<boolean> {
  if ((await guardSandbox(sandbox)) && (await isClosed(`${sandbox}probe/`))) return true;
  return (await sendsHeader(sandbox, "connection-allowlist")) && isClosed(probe);
}

/** Whether a probe could not reach the site. No answer, as from a page that is missing, is a no. */
function isClosed(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const frame = document.createElement("iframe");
    const settle = (isIt: boolean) => {
      window.clearTimeout(timer);
      window.removeEventListener("message", receive);
      frame.remove();
      resolve(isIt);
    };
    const receive = ({ source, data }: MessageEvent) => {
      if (source === frame.contentWindow && data?.type === "probe") settle(data.isClosed === true);
    };
    const timer = window.setTimeout(() => settle(false), PATIENCE);
    window.addEventListener("message", receive);
    frame.hidden = true;
    frame.title = "Probe";
    frame.src = address;
    document.body.append(frame);
  });
}
