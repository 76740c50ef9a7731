/** Something a step did or expected does not hold. */
export class ExpectationError extends Error {
  override readonly name = "ExpectationError";
}
