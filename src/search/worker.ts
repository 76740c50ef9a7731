/* Searches in a worker of its own, so that typing never waits for it. */

import { Search } from "./answer";
import type { Answer, Headings, Request, Response, Texts } from "./messages";

let search: Search | undefined;

function answer(request: Request): Answer | undefined {
  if (request.type === "headings") {
    search = new Search(JSON.parse(request.json) as Headings);
    return undefined;
  }
  if (!search) throw new Error("The headings come first.");
  if (request.type === "search") return search.answer(request.text, request.limit);
  search.addTexts(JSON.parse(request.json) as Texts);
  return undefined;
}

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  let response: Response;
  try {
    response = { id: data.id, answer: answer(data) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    response = { id: data.id, error: { name, message } };
  }
  postMessage(response);
});
