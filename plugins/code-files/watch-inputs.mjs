/**
 * Loader: has the bundler rebuild a page when a file changes that it was made of, at once in
 * development, and past the persistent cache in a build.
 *
 * @param {string} source The page.
 * @returns {string} The page, unchanged.
 */
export default function watchInputsOfPage(source) {
  this.getOptions().watchInputs(this);
  return source;
}
