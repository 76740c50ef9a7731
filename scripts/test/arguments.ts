/**
 * The steps that the command line asks for: all of them, or those named by `--only a,b`.
 *
 * @param args Arguments after the script's name.
 * @throws Error that names the unknown argument or step, and the steps there are.
 */
export function chooseSteps<S extends { name: string }>(
  args: readonly string[],
  steps: readonly S[],
): readonly S[] {
  const known = steps.map((step) => step.name).join(", ");
  const [option, ...values] = args.flatMap((arg) => arg.split("="));
  if (option === undefined) return steps;
  if (option !== "--only" || values.length !== 1) {
    throw new Error(`Usage: npm test -- [--only step,step…]\nSteps: ${known}`);
  }
  const wanted = (values[0] ?? "").split(",").filter((name) => name !== "");
  const unknown = wanted.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined || wanted.length === 0) {
    throw new Error(`There is no step "${unknown ?? ""}".\nSteps: ${known}`);
  }
  return steps.filter((step) => wanted.includes(step.name));
}
