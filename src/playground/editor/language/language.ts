import { autocompletion, type CompletionContext } from "@codemirror/autocomplete";
import type { Extension, Text } from "@codemirror/state";
import { linter } from "@codemirror/lint";
import { type EditorView, ViewPlugin } from "@codemirror/view";
import { type Remote, wrap } from "comlink";

import files from "@generated/editor-types/default/files.json";

import { languageTooltips } from "./tooltips";
import type { LanguageWorker } from "./worker";

/** An editor that knows TypeScript and the installed packages, for the files of one lab. */
export interface Language {
  /** What the editor needs, of whichever file: one and the same, so that it is never added twice. */
  extension: Extension;
  /** Ends the worker. */
  stop(): void;
}

/**
 * Starts the language service in a worker.
 *
 * @param code the lab's files, by path with a leading slash
 * @param currentPath the file that the editor shows; asked when an editor of it is made
 * @param base the site's base URL
 */
export async function startLanguage(
  code: Record<string, string>,
  currentPath: () => string,
  base: string,
): Promise<Language> {
  const thread = new Worker(base + files.worker);
  const worker = wrap<LanguageWorker>(thread);
  const text = Object.values(code).join("\n");
  const { modules, file } = files.further;
  const further = modules.some((name) => text.includes(`"${name}"`)) ? [file] : [];
  const types = [files.base, ...further].map(
    (name) => new URL(base + name, window.location.href).href,
  );
  await worker.start({ types, files: code });
  return {
    extension: languageExtension(worker, currentPath, base),
    stop: () => thread.terminate(),
  };
}

function languageExtension(
  worker: Remote<LanguageWorker>,
  currentPath: () => string,
  base: string,
): Extension {
  /** Each file has an editor view of its own. */
  const paths = new WeakMap<EditorView, string>();
  const pathOf = (view: EditorView | undefined) => (view && paths.get(view)) ?? currentPath();
  return [
    // The first text, too: the reader may have typed while the worker was starting.
    ViewPlugin.define((view) => {
      const path = currentPath();
      paths.set(view, path);
      const send = (text: Text) => void worker.updateFile({ path, code: text.toString() });
      send(view.state.doc);
      return {
        update({ docChanged, state }) {
          if (docChanged) send(state.doc);
        },
      };
    }),
    linter((view) => worker.getLints({ path: pathOf(view), diagnosticCodesToIgnore: [] })),
    autocompletion({
      override: [
        ({ pos, explicit, view }: CompletionContext) =>
          worker.getAutocompletion({ path: pathOf(view), context: { pos, explicit } }),
      ],
    }),
    languageTooltips(worker, pathOf, base),
  ];
}
