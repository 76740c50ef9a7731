import type { RealmToRelay } from "../messages";

/**
 * The realm's way to the lab: a port whose other end a worker of the site reads, so that nothing that
 * code sends keeps the site's page busy.
 */
export class Outbox {
  #port: MessagePort | undefined;
  /** What was said before there was a port. */
  #waiting: RealmToRelay[] = [];

  /** Takes the port. */
  open(port: MessagePort): void {
    this.#port = port;
    for (const message of this.#waiting.splice(0)) this.send(message);
  }

  send(message: RealmToRelay, transfer: Transferable[] = []): void {
    if (this.#port) this.#port.postMessage(message, transfer);
    else this.#waiting.push(message);
  }
}

/**
 * Makes the window above one that sends what it is sent by the outbox. Nobody reads messages to the
 * relay's own window; by the port they are read, and the reader of the lab learns why code was stopped.
 * It stops nobody: there are other ways to that window, on which messages are counted.
 */
export function postThrough(outbox: Outbox, target: Window): void {
  const send = (message: RealmToRelay, _origin: unknown, transfer?: Transferable[]) =>
    outbox.send(message, transfer);
  const above = new Proxy(target.parent, {
    get: (window, name) => (name === "postMessage" ? send : (Reflect.get(window, name) as unknown)),
    set: (window, name, value) => Reflect.set(window, name, value),
  });
  Object.defineProperty(target, "parent", { value: above, configurable: true, writable: true });
}
