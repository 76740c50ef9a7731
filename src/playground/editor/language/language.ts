import { autocompletion, type CompletionContext } from "@codemirror/autocomplete";
import type { Extension, Text } from "@codemirror/state";
import { linter } from "@codemirror/lint";
import { ViewPlugin } from "@codemirror/view";
import { type Remote, wrap } from "comlink";

import files from "@generated/editor-types/default/files.json";

import { languageTooltips } from "./tooltips";
import type { LanguageWorker } from "./worker";

/** An editor that knows TypeScript and the installed packages, for the files of one lab. */
export interface Language {
  /** What the editor of a file needs. */
  extensions(path: string): Extension;
  /** Ends the worker. */
  stop(): void;
}

/**
 * Starts the language service in a worker.
 *
 * @param code the lab's files, by path with a leading slash
 * @param base the site's base URL
 */
export async function startLanguage(code: Record<string, string>, base: string): Promise<Language> {
  const thread = new Worker(base + files.worker);
  const worker = wrap<LanguageWorker>(thread);
  const text = Object.values(code).join("\n");
  const packages = Object.entries(files.packages).filter(([name]) => text.includes(`"${name}`));
  const types = [files.base, ...packages.map(([, file]) => file)].map(
    (file) => new URL(base + file, window.location.href).href,
  );
  await worker.start({ types, files: code });
  return {
    extensions: (path) => extensions(worker, path, base),
    stop: () => thread.terminate(),
  };
}

function extensions(worker: Remote<LanguageWorker>, path: string, base: string): Extension {
  return [
    // The first text, too: the reader may have typed while the worker was starting.
    ViewPlugin.define((view) => {
      const send = (text: Text) => void worker.updateFile({ path, code: text.toString() });
      send(view.state.doc);
      return {
        update({ docChanged, state }) {
          if (docChanged) send(state.doc);
        },
      };
    }),
    linter(() => worker.getLints({ path, diagnosticCodesToIgnore: [] })),
    autocompletion({
      override: [
        ({ pos, explicit }: CompletionContext) =>
          worker.getAutocompletion({ path, context: { pos, explicit } }),
      ],
    }),
    languageTooltips(worker, path, base),
  ];
}
