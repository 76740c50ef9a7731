/** Options that are laid over a provider, and with which its module signs in in spite of a defect. */
export type Fix = Record<string, unknown>;
