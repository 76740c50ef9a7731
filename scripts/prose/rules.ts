/** A habit that makes prose hard to read for somebody who is tired and in a hurry. */
export interface ProseRule {
  /** Finds it in a sentence. */
  pattern: RegExp;
  /** What to write instead, as a clause. */
  advice: string;
}

/** Each was found on pages of this site, more than once. */
export const proseRules: readonly ProseRule[] = [
  {
    pattern: /^(?:Who|What)(?! to do\b) [^?]*\.$/,
    advice:
      "begin with a noun as the subject, not with a clause: “Users who …”, “The value that …”",
  },
  { pattern: /\bwhoever\b/i, advice: "name them: “anyone who …”, “an attacker with …”" },
  { pattern: /\b(?:of|to) yours\b(?! truly)/i, advice: "“your …”" },
  { pattern: /\bfor ever\b/i, advice: "“forever”, “without end”, or how long it really is" },
  { pattern: /\bcom(?:e|es|ing) along\b/i, advice: "say who sends it, or when it arrives" },
  { pattern: /\bshall\b/i, advice: "“must”, “should”, “is to”, or the present tense" },
  { pattern: /\bheal(?:s|ed|ing)?\b/i, advice: "“fixes”, “restores”, “recovers”" },
  { pattern: /\bin vain\b/i, advice: "say what does not happen" },
  { pattern: /\bmerely\b/i, advice: "“only”" },
  { pattern: /\bmostly\b/i, advice: "“usually”, “most of …”" },
  {
    pattern: /\b(?:simply|easy|easily)\b/i,
    advice: "leave it out: the reader decides what is easy",
  },
  {
    pattern: /\bjust\b(?! (?:under|over|now|been|before|after|as|like))/i,
    advice: "leave it out, or “only”",
  },
  {
    pattern: /\b(?:callbacks?|events?|functions?)`? (?:is|are) (?:asked|told)\b/i,
    advice: "a callback or an event *runs*; its *return value* counts or does not",
  },
  { pattern: /\bhears? (?:of|about) /i, advice: "name what runs, or what is recorded" },
  {
    pattern: /\b(?:error|message|answer|cookie)s? (?:does|do) not come\b/i,
    advice: "“is not raised”, “is not sent”",
  },
  { pattern: /\bgoes on to where\b/i, advice: "“replays up to the same step”" },
  { pattern: /\bnobody's\b/i, advice: "say whose it is, or that there is none" },
  { pattern: /\bbelieves? to\b/i, advice: "“thinks that …”" },
  { pattern: /\bgets? to see\b/i, advice: "“sees”" },
  {
    pattern: /^After this (?:page|guide|tutorial)\b/,
    advice: "“Learn …”, “Find out …”, or what the reader does here",
  },
  { pattern: /\ball the same\b/i, advice: "“still”, or “anyway”" },
  { pattern: /\banew\b/i, advice: "“again”, or say what is new" },
  { pattern: /\bcom(?:e|es|ing) of (?:it|them|this|that)\b/i, advice: "“results from …”" },
  { pattern: /\bcame of (?:it|them|this|that)\b/i, advice: "“resulted from …”" },
  { pattern: /\bno longer knows? (?:you|her|him|them)\b/i, advice: "“shows that … is signed out”" },
  { pattern: /\bthrow again what\b/i, advice: "“rethrow …”" },
  {
    pattern:
      /(?<!\b[Tt]here )\b(?:is|are) no (?=`|[A-Z]|JSON\b|error\b|page\b|path\b|provider module\b)/,
    advice: "“is not a …”",
  },
];
