/**
 * `BroadcastChannel` in a shown page. The simulated browser shows one page at a time, so a message can
 * only be for the other channels of its name on the same page, which get it as in any browser. The
 * real one would not: whether a frame with an opaque origin has channels hangs on the browser.
 */
export function installBroadcastChannel(target: Window & typeof globalThis): void {
  const open = new Set<PageChannel>();

  class PageChannel extends target.EventTarget {
    readonly name: string;
    onmessage: ((event: MessageEvent) => void) | null = null;
    onmessageerror = null;

    constructor(name: string) {
      super();
      this.name = String(name);
      open.add(this);
      this.addEventListener("message", (event) => this.onmessage?.(event as MessageEvent));
    }

    postMessage(message: unknown): void {
      if (!open.has(this)) throw new DOMException("The channel is closed.", "InvalidStateError");
      for (const channel of open) {
        if (channel === this || channel.name !== this.name) continue;
        // A task of its own, as messages are.
        target.setTimeout(() => {
          if (!open.has(channel)) return;
          channel.dispatchEvent(new target.MessageEvent("message", { data: copy(message) }));
        });
      }
    }

    close(): void {
      open.delete(this);
    }
  }

  const copy = (message: unknown): unknown => structuredClone(message);
  Object.defineProperty(target, "BroadcastChannel", {
    value: PageChannel,
    configurable: true,
    writable: true,
  });
}
