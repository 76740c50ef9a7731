/** As often is a visit begun. */
const ATTEMPTS = 3;

/**
 * Makes a visit, once more if the driver loses a frame: those of a lab have processes of their own,
 * which come and go, and now and then Playwright takes the end of one for the end of the page.
 *
 * @throws what the visit throws otherwise
 */
export async function withAttempts<Result>(visit: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await visit();
    } catch (error) {
      if (attempt === ATTEMPTS || !isLostFrame(error)) throw error;
      console.error("… the driver lost a frame; once more");
    }
  }
}

function isLostFrame(error: unknown): boolean {
  return /Target page, context or browser has been closed|Frame was detached/.test(String(error));
}
