import { autocompletion, type CompletionContext } from "@codemirror/autocomplete";
import { linter, lintGutter } from "@codemirror/lint";
import { type Extension, StateEffect, type Text } from "@codemirror/state";
import { type EditorView, ViewPlugin } from "@codemirror/view";
import { type Remote, wrap } from "comlink";

import files from "@generated/editor-types/default/files.json";

import { part, watchWorker, type WatchedWorker } from "../../../loading/part";
import { type Code, compilerFiles } from "./compiler-files";
import type { Problem } from "./problems";
import { languageTooltips } from "./tooltips";
import type { LanguageWorker } from "./worker";

/** An editor that knows TypeScript and the installed packages, for the files of one lab. */
export interface Language {
  /** What the editor needs, of whichever file: one and the same, so that it is never added twice. */
  extension: Extension;
  /** Takes the lab's files as they are now: those that no editor shows may have changed, too. */
  update(code: Code): void;
  /** What TypeScript says against each of these files, as {@link update} has got them. */
  problems(code: Code): Promise<Problem[]>;
  /** Ends the worker. */
  stop(): void;
}

/** What a language service is started with. */
export interface LanguageOptions {
  /** The lab's files. */
  code: Code;
  /** The file that the editor shows; asked when an editor of it is made. */
  currentPath: () => string;
  /** The site's base URL. */
  base: string;
  /** Told that the types of further packages did not come, or that they came after all. */
  onFurther: (failure: unknown) => void;
}

/** Starts the language service in a worker. @throws MissingFiles */
export async function startLanguage({
  code,
  currentPath,
  base,
  onFurther,
}: LanguageOptions): Promise<Language> {
  let service = await Service.start(code, base);
  let latest = code;
  let isStarting = false;
  let isStopped = false;
  const views = new Set<EditorView>();
  /** Begins anew, with the types of further packages. */
  async function restart(): Promise<void> {
    isStarting = true;
    const next = await startFurther(latest, base)
      .catch(onFurther)
      .finally(() => {
        isStarting = false;
      });
    // The old one goes on; the next change of a file tries again.
    if (!next) return;
    if (isStopped) return next.stop();
    onFurther(undefined);
    service.stop();
    service = next;
    // What has been typed meanwhile, and what the old service was asked and cannot answer any more.
    service.update(latest);
    for (const view of views) view.dispatch({ effects: serviceChanged.of(null) });
  }
  return {
    extension: languageExtension(() => service.worker, currentPath, base, views),
    update(changed) {
      latest = changed;
      if (service.hasTypesOf(changed)) service.update(changed);
      else if (!isStarting) void restart();
    },
    problems: (code) => service.problems(code),
    stop() {
      isStopped = true;
      service.stop();
    },
  };
}

/** Another service answers from now on. */
const serviceChanged = StateEffect.define<null>();

/** A worker with the files and the types that it has been given. */
class Service {
  readonly worker: Remote<LanguageWorker>;
  readonly #further: string[];
  readonly #watched: WatchedWorker;
  #sent: Code;

  private constructor(watched: WatchedWorker, code: Code) {
    this.#watched = watched;
    this.worker = wrap<LanguageWorker>(watched.thread);
    this.#further = furtherTypes(code);
    this.#sent = compilerFiles(code);
  }

  static async start(code: Code, base: string): Promise<Service> {
    const names = [files.base, ...furtherTypes(code)];
    const types = names.map((name) => new URL(base + name, window.location.href).href);
    const script = base + files.worker;
    const watched = watchWorker(new Worker(script), [script, ...types]);
    const service = new Service(watched, code);
    await watched.attempt(service.worker.start({ types, files: service.#sent }));
    return service;
  }

  /** Whether it has been given the types of all packages that files name. */
  hasTypesOf(code: Code): boolean {
    return furtherTypes(code).every((file) => this.#further.includes(file));
  }

  update(code: Code): void {
    const current = compilerFiles(code);
    for (const [path, text] of Object.entries(current)) {
      if (this.#sent[path] !== text) void this.worker.updateFile({ path, code: text });
    }
    this.#sent = current;
  }

  async problems(code: Code): Promise<Problem[]> {
    const found: Problem[] = [];
    for (const [path, text] of Object.entries(code)) {
      const lints = await this.worker.getLints({ path, diagnosticCodesToIgnore: [] });
      for (const { from, severity, message } of lints) {
        found.push({ path, from, line: text.slice(0, from).split("\n").length, severity, message });
      }
    }
    return found;
  }

  stop(): void {
    this.#watched.thread.terminate();
  }
}

const startFurther = part(Service.start);

/** The files of types that come beside those which every lab loads, for packages that files name. */
function furtherTypes(code: Code): string[] {
  const text = Object.values(code).join("\n");
  const isNamed = (name: string) => text.includes(`"${name}"`);
  return files.further.filter(({ modules }) => modules.some(isNamed)).map(({ file }) => file);
}

function languageExtension(
  worker: () => Remote<LanguageWorker>,
  currentPath: () => string,
  base: string,
  views: Set<EditorView>,
): Extension {
  /** Each file has an editor view of its own. */
  const paths = new WeakMap<EditorView, string>();
  const pathOf = (view: EditorView | undefined) => (view && paths.get(view)) ?? currentPath();
  return [
    // The first text, too: the reader may have typed while the worker was starting.
    ViewPlugin.define((view) => {
      const path = currentPath();
      paths.set(view, path);
      views.add(view);
      const send = (text: Text) => void worker().updateFile({ path, code: text.toString() });
      send(view.state.doc);
      return {
        update({ docChanged, state }) {
          if (docChanged) send(state.doc);
        },
        destroy: () => void views.delete(view),
      };
    }),
    linter((view) => worker().getLints({ path: pathOf(view), diagnosticCodesToIgnore: [] }), {
      needsRefresh: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((effect) => effect.is(serviceChanged))),
    }),
    lintGutter(),
    autocompletion({
      override: [
        ({ pos, explicit, view }: CompletionContext) =>
          worker().getAutocompletion({ path: pathOf(view), context: { pos, explicit } }),
      ],
    }),
    languageTooltips(worker, pathOf, base),
  ];
}
