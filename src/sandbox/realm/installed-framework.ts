import type { FrameworkPackage } from "../../doctor";
import type {
  ClientPart,
  Exports,
  Framework,
  FrameworkError,
  LoadFramework,
} from "../../frameworks/framework";
import { frameworkOf } from "../../frameworks/framework-of";
import { installMessages } from "../../world/platform/install";
import type { Files, RunError } from "../messages";

/** Where the scripts of frameworks leave what loads them (plugins/sandbox/next-bundle.ts, sveltekit-bundle.ts). */
interface WithFrameworks {
  loadNext?: LoadFramework;
  loadSvelteKit?: LoadFramework;
  nextClient?: ClientPart;
}

/** The framework whose app a lab's files are, if the relay has added its script. */
export function installedFramework(
  files: Files,
  installed: ReadonlyMap<string, Exports>,
): Framework | undefined {
  const name = frameworkOf(files);
  if (name === undefined) return undefined;
  installMessages();
  const { loadNext, loadSvelteKit, nextClient } = globalThis as WithFrameworks;
  return { next: loadNext, sveltekit: loadSvelteKit }[name]?.(installed, nextClient);
}

/** The package of Auth.js to which the app of a framework gives its config. */
export function packageOf(files: Files): FrameworkPackage | undefined {
  const name = frameworkOf(files);
  const packages = { next: "next-auth", sveltekit: "@auth/sveltekit" } as const;
  return name && packages[name];
}

/** What files may import of a framework, by specifier. */
export function frameworkModules(framework: Framework | undefined): [string, Exports][] {
  return Object.entries(framework?.modules ?? {}).map(([name, exports]) => [name, exports]);
}

/** A framework's refusal, as the lab shows it. */
export function reportOf({ title, message, path }: FrameworkError): RunError {
  return { title, message, ...(path !== undefined && { path }) };
}
