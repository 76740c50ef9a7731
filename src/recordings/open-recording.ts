import { watchWorker } from "../loading/part";
import type { Opened } from "./messages";
import { LONGEST_FILE } from "./limits";

export type { Opened, Recording } from "./messages";

/** Milliseconds that a file may take: the largest that is taken needs a tenth of it. */
const PATIENCE = 30_000;

/**
 * Opens a HAR file. Its text goes to a worker of this page, and nowhere else; what comes back has no
 * secrets. Nothing is kept.
 *
 * @throws MissingFiles if the worker's script does not come
 */
export async function openRecording(file: Blob): Promise<Opened> {
  // A character has up to four bytes; what is larger by far need not be read.
  if (file.size > LONGEST_FILE * 2) {
    return {
      kind: "refused",
      cause: `The file has ${Math.round(file.size / 1e6)} MB; this page takes ${LONGEST_FILE / 1e6}.`,
      wayOut:
        "Record the sign-in alone: clear the list of requests before it begins, and export when it has ended.",
    };
  }
  const text = await file.text();
  const { thread, attempt } = watchWorker(
    new Worker(new URL("./worker.ts", import.meta.url)),
    ownScripts(),
  );
  try {
    return await attempt(answerOf(thread, text));
  } finally {
    thread.terminate();
  }
}

function answerOf(thread: Worker, text: string): Promise<Opened> {
  return new Promise((resolve) => {
    const refuse = (cause: string) =>
      resolve({
        kind: "refused",
        cause,
        wayOut: "Record less: clear the list of requests before the sign-in begins.",
      });
    const timer = setTimeout(
      () => refuse(`Reading the file took longer than ${PATIENCE / 1000} s.`),
      PATIENCE,
    );
    thread.addEventListener("message", ({ data }: MessageEvent<Opened>) => {
      clearTimeout(timer);
      resolve(data);
    });
    thread.addEventListener("error", ({ message }) => {
      clearTimeout(timer);
      // Without a message, the script did not come, which is told by whoever watches.
      if (message) refuse(`Reading the file failed: ${message}`);
    });
    thread.postMessage(text);
  });
}

/** Scripts of the page, by which can be told whether the site has been built anew meanwhile. */
function ownScripts(): string[] {
  return [...document.scripts].map(({ src }) => src).filter((src) => src.includes("/assets/js/"));
}
