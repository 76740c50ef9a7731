/** What the words after the language of a code fence say. */
export interface FenceMeta {
  /** Path from the site's root, as in `file=snippets/a.ts`. */
  file?: string;
  /** Named region of that file, as in `file=snippets/a.ts#region`. */
  region?: string;
  /** The author's own title, as in `title="auth.ts"`. */
  title?: string;
  /** The author declares that the block is wrong, and not code to copy. */
  isWrong: boolean;
  /** What is wrong with it, as in `wrong="Leaks the token"`. */
  fault?: string;
  /** Packages that the block installs, as in `install="next next-auth"`. */
  install?: string;
  /** Packages that it installs for development only, as in `dev="typescript"`. */
  dev?: string;
}

/** Languages of blocks that a reader may copy and run. */
const CHECKED_LANGUAGES = new Set(
  [
    ["ts", "tsx", "mts", "cts", "typescript"],
    ["js", "jsx", "mjs", "cjs", "javascript"],
    ["svelte", "vue"],
    ["sh", "bash", "zsh", "shell", "console"],
  ].flat(),
);

/** True for languages whose blocks must come from a file that CI checks. */
export function isCheckedLanguage(language: string): boolean {
  return CHECKED_LANGUAGES.has(language.toLowerCase());
}

/** Reads the meta string of a fence: `file=a.ts#r title="A" wrong {1-3}`. */
export function parseFenceMeta(meta: string): FenceMeta {
  const values = new Map<string, string>();
  const bare = meta.replace(/(?:^|\s)(\w+)="([^"]*)"/g, (_match, name: string, value: string) => {
    values.set(name, value);
    return "";
  });
  const words = [...bare.split(/\s+/), ...values.keys()];
  const [, file, region] = /(?:^|\s)file=([^\s#]+)(?:#([^\s]+))?/.exec(bare) ?? [];
  return {
    file,
    region,
    title: values.get("title"),
    isWrong: words.includes("wrong"),
    fault: values.get("wrong"),
    install: values.get("install"),
    dev: values.get("dev"),
  };
}

/** The meta string of a fence without what it installs. */
export function withoutInstallation(meta: string): string {
  return meta.replace(/(?:^|\s)(?:install|dev)="[^"]*"/g, "").trim();
}

/**
 * The meta string that is left for the theme: without `file=`, and with a title.
 * Line highlights and other words of the author stay.
 */
export function themeMeta(meta: string, title: string): string {
  const rest = meta.replace(/(^|\s)file=\S+/, "").trim();
  return /(?:^|\s)title=/.test(rest) ? rest : `title="${title}" ${rest}`.trim();
}
