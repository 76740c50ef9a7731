// #region log-causes
import type { AuthConfig } from "@auth/core";

/** Prints the message of each error and of its cause, and not the data beside it. */
export const logger: AuthConfig["logger"] = {
  error(error) {
    const { cause } = error as { cause?: unknown };
    const inner =
      typeof cause === "object" && cause && "err" in cause ? cause.err : cause;
    const why = inner instanceof Error ? `: ${inner.message}` : "";
    console.error(`[auth][error] ${error.name}: ${error.message}${why}`);
  },
};
// #endregion log-causes
