import { MissingFiles, watchWorker } from "../loading/part";

import {
  type Answer,
  HEADINGS_FILE,
  INDEX_FOLDER,
  type Request,
  type Response,
  TEXTS_FILE,
} from "./messages";

type Question = Request extends infer One ? (One extends Request ? Omit<One, "id"> : never) : never;

/** A search that is ready, at least with the headings. */
export interface Searcher {
  search(text: string, limit: number): Promise<Answer>;
  /**
   * Loads the texts, unless they are there. @returns whether they are; if not, it can be called again
   */
  complete(): Promise<boolean>;
}

/**
 * Starts the worker that searches, and loads the index: resolves as soon as headings can be found, and
 * goes on with the texts.
 *
 * @param baseUrl of the site
 * @throws MissingFiles if the worker's script or the headings do not come
 */
export async function startSearch(baseUrl: string): Promise<Searcher> {
  const headings = baseUrl + `${INDEX_FOLDER}/${HEADINGS_FILE}`;
  const texts = baseUrl + `${INDEX_FOLDER}/${TEXTS_FILE}`;
  const fetched = fetchText(headings);
  // It is awaited below, after the worker has been made.
  fetched.catch(() => undefined);
  const watched = watchWorker(new Worker(new URL("./worker.ts", import.meta.url)), [
    headings,
    ...ownScripts(),
  ]);
  const ask = asking(watched.thread);
  await watched.attempt(fetched.then((json) => ask({ type: "headings", json })));

  const loadTexts = async () => ask({ type: "texts", json: await fetchText(texts) });
  const loadAgain = async () => {
    await ask({ type: "headings", json: await fetchText(headings) });
    await loadTexts();
  };
  let completed: Promise<boolean> | undefined;
  return {
    async search(text, limit) {
      const answer = await ask({ type: "search", text, limit });
      if (!answer) throw new Error("A search was not answered.");
      return answer;
    },
    complete() {
      // The texts may be of a build that came after the headings: then both are loaded again.
      completed ??= loadTexts()
        .catch((error: unknown) => {
          if (error instanceof MissingFiles) throw error;
          return loadAgain();
        })
        .then(
          () => true,
          () => {
            completed = undefined;
            return false;
          },
        );
      return completed;
    },
  };
}

/**
 * Scripts that have come with this page. Only the bundler knows the address of the worker's; these have
 * been replaced when it has.
 */
function ownScripts(): string[] {
  return [...document.scripts].map(({ src }) => src).filter((src) => src.includes("/assets/js/"));
}

/** Makes a function that asks a worker, and is told its answers. */
function asking(thread: Worker): (question: Question) => Promise<Answer | undefined> {
  const waiting = new Map<number, (response: Response) => void>();
  let count = 0;
  thread.addEventListener("message", ({ data }: MessageEvent<Response>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  return (question) =>
    new Promise((resolve, reject) => {
      const id = count++;
      waiting.set(id, (response) => {
        if ("error" in response) reject(Object.assign(new Error(), response.error));
        else resolve(response.answer);
      });
      thread.postMessage({ ...question, id } satisfies Request);
    });
}

/** Reads a file of JSON as text. @throws MissingFiles */
async function fetchText(address: string): Promise<string> {
  try {
    const response = await fetch(address);
    const text = response.ok ? await response.text() : "";
    // A host may answer what it does not have with a page, and a broken connection with nothing.
    if (text.startsWith("{") && text.endsWith("}")) return text;
  } catch (error) {
    throw new MissingFiles([address], error);
  }
  throw new MissingFiles([address]);
}
