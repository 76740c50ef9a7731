import { readRecording } from "./read-recording";

/**
 * Reads files on a thread of its own: a large one would stop the page, and one that takes too long is
 * given up by ending the thread. It gets a text and answers once.
 */
addEventListener("message", ({ data }: MessageEvent<string>) => {
  postMessage(readRecording(data));
});
