/**
 * Tells the bundler which files a page inserts with `file=`, so that an edited snippet rebuilds
 * the pages that show it: at once in development, and past the persistent cache in a build.
 *
 * @param {string} source The page.
 * @returns {string} The page, unchanged.
 */
export default function watchInsertedFiles(source) {
  for (const [, file] of source.matchAll(/^[\s>]*(?:`{3,}|~{3,}).*?\sfile=([^\s#]+)/gm)) {
    this.addDependency(`${this.rootContext}/${file}`);
  }
  return source;
}
