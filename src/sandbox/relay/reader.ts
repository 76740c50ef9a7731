/**
 * The reader: the worker in which everything is read that a realm says. It runs none of the reader's
 * code; what it tells the relay is checked and small.
 */
import type { ReaderToRelay, RelayToReader } from "./reader-messages";
import { RealmReader } from "./realm-messages";
import { ReportQueue } from "./report-queue";

const messages = new RealmReader();
const queue = new ReportQueue((batch) => tellRelay({ type: "batch", messages: batch }));
let isAsked = false;

self.addEventListener("message", ({ data, ports: [port] }: MessageEvent<RelayToReader>) => {
  if (data.type === "shown") return queue.shown(data.busy);
  if (data.type === "listen" && port) return listen(port);
  isAsked = true;
  tellRelay({ type: "awake" });
});

tellRelay({ type: "awake" });

function listen(port: MessagePort): void {
  const refuse = (problem: string) => {
    port.close();
    queue.flush();
    tellRelay({ type: "problem", problem });
  };
  // Such as a module of WebAssembly, which belongs to the process that made it.
  port.onmessageerror = () => refuse("It sent the lab a message that cannot leave its process.");
  port.onmessage = (event) => {
    // In a port that nobody listens to, messages wait, and nobody weighs them.
    if (event.ports.length > 0) return refuse("It sent the lab a port.");
    const result = messages.read(() => event.data as unknown);
    if ("problem" in result) return refuse(result.problem);
    if (result.message.type !== "pong") return queue.add(result.message);
    if (isAsked) tellRelay({ type: "pong" });
    isAsked = false;
  };
}

function tellRelay(message: ReaderToRelay): void {
  self.postMessage(message);
}
