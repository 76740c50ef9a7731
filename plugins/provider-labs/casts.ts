/** What a provider is cast to, because the package's own types do not fit each other. */
export interface Cast {
  /** The type, and the module that exports it. */
  type: string;
  from: string;
  /** Why, as a comment in the configuration. */
  because: string;
}

/**
 * The modules of `@auth/core` 0.41.3 whose return type is none that a list of providers takes. A test
 * compiles each configuration, and says which cast is not needed any more.
 */
export const casts: Partial<Record<string, Cast>> = {
  loops: {
    type: "EmailConfig",
    from: "@auth/core/providers",
    because:
      "Its sendVerificationRequest() takes its own kind of provider only, so that for the compiler it is none.",
  },
};
