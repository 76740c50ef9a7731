/**
 * The worker that searches, in place of the search theme's own module for it (plugins/faq/search.ts):
 * that one waits for ever for a worker or an index that does not come, and is asked again only after
 * the page has been loaded anew.
 */
import { searchIndexUrl } from "@easyops-cn/docusaurus-search-local/dist/client/client/utils/proxiedGeneratedConstants";
import { type Remote, wrap } from "comlink";

import { MissingFiles, part, watchWorker } from "@site/src/loading/part";

/** The theme's worker: a class, of which one is made. */
interface SearchWorker {
  fetchIndexes(baseUrl: string, context: string): Promise<void>;
  search(baseUrl: string, context: string, input: string, limit: number): Promise<unknown[]>;
}

/** Workers that have their index, by the site's base URL and the part of the site. */
const workers = new Map<string, Promise<Remote<SearchWorker>>>();

/**
 * Starts a worker and loads the index; once they are there, the answer takes no task.
 *
 * @throws LoadError, and starts afresh when it is called again
 */
export function loadIndex(baseUrl: string, context = ""): Promise<Remote<SearchWorker>> {
  const key = `${baseUrl} ${context}`;
  const started = workers.get(key) ?? startWorker(baseUrl, context);
  workers.set(key, started);
  started.catch(() => workers.delete(key));
  return started;
}

const startWorker = part(async (baseUrl: string, context: string) => {
  const index =
    baseUrl + searchIndexUrl.replace("{dir}", context && `-${context.replaceAll("/", "-")}`);
  const watched = watchWorker(
    new Worker(
      new URL(
        "@easyops-cn/docusaurus-search-local/dist/client/client/theme/worker.js",
        import.meta.url,
      ),
    ),
    [index],
  );
  const Constructor = wrap<new () => SearchWorker>(watched.thread);
  const worker = await watched.attempt(new Constructor());
  // The theme's worker tells neither a lost connection nor an answer without an index by its error.
  await watched.attempt(worker.fetchIndexes(baseUrl, context)).catch((error: unknown) => {
    throw new MissingFiles([index], error);
  });
  return worker;
});

/** What the theme calls before it searches. Who shows the theme's parts tells that it failed. */
export async function fetchIndexesByWorker(baseUrl: string, context: string): Promise<void> {
  await loadIndex(baseUrl, context).catch(never);
}

/** What the theme calls to search. */
export async function searchByWorker(
  baseUrl: string,
  context: string,
  input: string,
  limit: number,
): Promise<unknown[]> {
  const worker = await loadIndex(baseUrl, context).catch(never);
  return worker.search(baseUrl, context, input, limit);
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
