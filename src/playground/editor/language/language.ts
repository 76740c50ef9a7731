import { autocompletion, type CompletionContext } from "@codemirror/autocomplete";
import type { Extension, Text } from "@codemirror/state";
import { linter } from "@codemirror/lint";
import { type EditorView, ViewPlugin } from "@codemirror/view";
import { type Remote, wrap } from "comlink";

import files from "@generated/editor-types/default/files.json";

import { type Code, compilerFiles } from "./compiler-files";
import { languageTooltips } from "./tooltips";
import type { LanguageWorker } from "./worker";

/** An editor that knows TypeScript and the installed packages, for the files of one lab. */
export interface Language {
  /** What the editor needs, of whichever file: one and the same, so that it is never added twice. */
  extension: Extension;
  /** Takes the lab's files as they are now: those that no editor shows may have changed, too. */
  update(code: Code): void;
  /** Ends the worker. */
  stop(): void;
}

/**
 * Starts the language service in a worker.
 *
 * @param code the lab's files
 * @param currentPath the file that the editor shows; asked when an editor of it is made
 * @param base the site's base URL
 */
export async function startLanguage(
  code: Code,
  currentPath: () => string,
  base: string,
): Promise<Language> {
  let service = await Service.start(code, base);
  return {
    extension: languageExtension(() => service.worker, currentPath, base),
    update(changed) {
      if (!needsFurther(changed) || service.hasFurther) return service.update(changed);
      // A file names a package whose types the service has not loaded: it begins anew, with them.
      void Service.start(changed, base).then((next) => {
        service.stop();
        service = next;
      });
    },
    stop: () => service.stop(),
  };
}

/** A worker with the files and the types that it has been given. */
class Service {
  readonly worker: Remote<LanguageWorker>;
  readonly hasFurther: boolean;
  readonly #thread: Worker;
  #sent: Code;

  private constructor(thread: Worker, code: Code) {
    this.#thread = thread;
    this.worker = wrap<LanguageWorker>(thread);
    this.hasFurther = needsFurther(code);
    this.#sent = compilerFiles(code);
  }

  static async start(code: Code, base: string): Promise<Service> {
    const service = new Service(new Worker(base + files.worker), code);
    const names = [files.base, ...(service.hasFurther ? [files.further.file] : [])];
    const types = names.map((name) => new URL(base + name, window.location.href).href);
    await service.worker.start({ types, files: service.#sent });
    return service;
  }

  update(code: Code): void {
    const current = compilerFiles(code);
    for (const [path, text] of Object.entries(current)) {
      if (this.#sent[path] !== text) void this.worker.updateFile({ path, code: text });
    }
    this.#sent = current;
  }

  stop(): void {
    this.#thread.terminate();
  }
}

/** Whether files name a package whose types are not among those that every lab loads. */
function needsFurther(code: Code): boolean {
  const text = Object.values(code).join("\n");
  return files.further.modules.some((name) => text.includes(`"${name}"`));
}

function languageExtension(
  worker: () => Remote<LanguageWorker>,
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
      const send = (text: Text) => void worker().updateFile({ path, code: text.toString() });
      send(view.state.doc);
      return {
        update({ docChanged, state }) {
          if (docChanged) send(state.doc);
        },
      };
    }),
    linter((view) => worker().getLints({ path: pathOf(view), diagnosticCodesToIgnore: [] })),
    autocompletion({
      override: [
        ({ pos, explicit, view }: CompletionContext) =>
          worker().getAutocompletion({ path: pathOf(view), context: { pos, explicit } }),
      ],
    }),
    languageTooltips(worker, pathOf, base),
  ];
}
