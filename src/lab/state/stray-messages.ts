import { STRAY_MESSAGE } from "../../sandbox/messages";

/**
 * Keeps messages of opaque origins, such as the realm's, from every listener of the page, for as long as
 * the page is there. They are stopped unread: to make an object of what was sent can take this thread
 * seconds, and all that a lab has to say comes by another way. Relays hear that there was one.
 */
export function stopStrayMessages(): void {
  // The same function a second time counts for nothing.
  window.addEventListener("message", stop, { capture: true });
  // What cannot be read in this process, such as a module of WebAssembly, weighs as much.
  window.addEventListener("messageerror", stop, { capture: true });
}

function stop(event: MessageEvent): void {
  if (event.origin !== "null") return;
  event.stopImmediatePropagation();
  window.dispatchEvent(new CustomEvent(STRAY_MESSAGE, { detail: event.source }));
}
