import { formatClaims, readClaims } from "../plugins/claims/report";

/** `npm run claims`: which statements of the hand-written pages have a proof, and which have none. */
async function main(): Promise<void> {
  process.stdout.write(formatClaims(await readClaims(process.cwd())));
}

void main();
