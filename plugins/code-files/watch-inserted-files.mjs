/**
 * Tells the bundler which files a page inserts with `file=` or `<Include>`, and which examples it
 * tells of, so that an edited one rebuilds the pages that show it: at once in development, and past
 * the persistent cache in a build.
 *
 * @param {string} source The page.
 * @returns {string} The page, unchanged.
 */
export default function watchInsertedFiles(source) {
  const inserted = /^[\s>]*(?:(?:`{3,}|~{3,}).*?\sfile=([^\s#]+)|<Include file="([^"]+)")/gm;
  for (const [, file = "", included = file] of source.matchAll(inserted)) {
    this.addDependency(`${this.rootContext}/${included}`);
  }
  const elements = /<(?:Compare|SequenceDiagram|CallTable)\s[^>]*?\bexamples?="([^"]*)"/g;
  for (const [, slugs] of source.matchAll(elements)) {
    for (const slug of slugs.split(",")) {
      this.addContextDependency(`${this.rootContext}/examples/${slug.trim()}`);
    }
  }
  return source;
}
