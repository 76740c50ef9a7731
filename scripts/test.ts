import { chooseSteps } from "./test/arguments";
import { executeStep } from "./test/execute";
import { runSteps } from "./test/run";
import { steps } from "./test/steps";
import { judge, summarize } from "./test/summary";

/** `npm test`: every check of the repository, or those named by `--only`. */
async function main(): Promise<void> {
  const chosen = chooseSteps(process.argv.slice(2), steps);
  const outcomes = await runSteps(chosen, executeStep);
  console.log(`\n━━ summary\n\n${summarize(outcomes)}`);
  process.exitCode = judge(outcomes).failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
