import { MissingFiles, part } from "../../loading/part";
import { stopStrayMessages } from "./stray-messages";

/** Milliseconds after its document has loaded in which the relay must have said that it runs. */
const GRACE = 1_000;

/**
 * Makes a function that waits until the relay runs in a frame. Called again, after it has failed, it
 * loads the frame again.
 *
 * @param frame where the relay loads; it must be in the document when the function is called
 */
export function relayLoader(frame: { readonly current: HTMLIFrameElement | null }) {
  let hasFailed = false;
  stopStrayMessages();
  return part(async () => {
    const element = frame.current;
    if (!element) return false;
    if (hasFailed) element.src = String(new URL(element.src));
    try {
      await initialized(element);
    } catch (error) {
      hasFailed = true;
      throw error;
    }
    return true;
  });
}

/** @throws MissingFiles if what the frame has loaded is not the relay */
function initialized(element: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: number | undefined;
    const settle = (act: () => void) => {
      window.clearTimeout(timer);
      window.removeEventListener("message", onMessage);
      element.removeEventListener("load", onLoad);
      act();
    };
    const onMessage = (event: MessageEvent) => {
      if (event.source !== element.contentWindow) return;
      if (event.data?.type === "initialized") settle(resolve);
    };
    // A document that could not be loaded is replaced by one of the browser's, which loads, too.
    const onLoad = () => {
      timer = window.setTimeout(() => settle(() => reject(new MissingFiles([element.src]))), GRACE);
    };
    window.addEventListener("message", onMessage);
    element.addEventListener("load", onLoad);
  });
}
