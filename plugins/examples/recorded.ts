/**
 * What a transcript says of each step, without the headings.
 *
 * @param transcript what `examples/examples.test.ts` records: a heading `1. Caption` for each step, and
 *   indented lines below it
 * @returns undefined if the steps are others by now: the tests ask for a new transcript then
 */
export function recordedSteps(
  transcript: string,
  steps: readonly { caption: string }[],
): string[] | undefined {
  const parts = transcript.split(/^(?=\d+\. )/m).filter((part) => /^\d+\. /.test(part));
  const texts = parts.map((part) => part.split("\n"));
  const isOfThese =
    texts.length === steps.length &&
    steps.every(({ caption }, index) => texts[index]?.[0] === `${index + 1}. ${caption}`);
  if (!isOfThese) return undefined;
  return texts.map(([, ...lines]) =>
    lines
      .map((line) => line.replace(/^ {2}/, ""))
      .join("\n")
      .trim(),
  );
}
