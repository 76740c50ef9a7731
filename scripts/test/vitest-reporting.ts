/** Vitest's output settings: for people, and for `npm test` a file that it counts from. */
export function reporting() {
  const file = process.env["RESULTS_FILE"];
  return {
    reporters: ["default", ...(file ? ["json"] : [])],
    ...(file ? { outputFile: { json: file } } : {}),
  };
}
