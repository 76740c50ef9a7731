import { AREAS, type Cause, FIXED_IN, FRAMEWORKS, SEEN, WAYS } from "./cause";

/** Something that tells causes apart, and how to ask for it. */
export interface Question {
  ask: string;
  /** Each answer, and the words for it. Absent: the answers are values that causes have. */
  choices?: Readonly<Record<string, string>>;
  /** What holds for a cause; null: any answer fits it. */
  valueOf: (cause: Cause) => string | readonly string[] | null;
}

const YES_NO = { yes: "Yes", no: "No" };

/** All questions, by the name that an address has. */
export const QUESTIONS = {
  seen: {
    ask: "What do you see in the end?",
    choices: SEEN,
    valueOf: ({ outcome }) => outcome.seen,
  },
  way: {
    ask: "How do people sign in?",
    choices: WAYS,
    valueOf: ({ way, area, outcome }) =>
      way !== "provider" || outcome.reached || area === "provider" ? way : null,
  },
  framework: {
    ask: "Which framework?",
    choices: FRAMEWORKS,
    valueOf: ({ frameworks }) => frameworks ?? null,
  },
  version: {
    ask: `Is your version at least ${FIXED_IN}?`,
    choices: { newer: "Yes", older: "No, it is older" },
    valueOf: ({ isOld }) => (isOld ? "older" : null),
  },
  proxy: {
    ask: "Is there a proxy, a load balancer or a CDN in front of the app?",
    choices: YES_NO,
    valueOf: ({ proxy }) => (proxy ? "yes" : null),
  },
  log: {
    ask: "What does the server's log have from Auth.js, in lines that begin with [auth]?",
    choices: { error: "An error", warning: "A warning only", nothing: "Nothing" },
    valueOf: ({ outcome: { log } }) =>
      log.some((line) => line.includes("[auth][error]"))
        ? "error"
        : log.some((line) => line.includes("[auth][warn]"))
          ? "warning"
          : "nothing",
  },
  error: {
    ask: "Which value has error= in the last address?",
    valueOf: ({ outcome }) => outcome.error ?? "none",
  },
  reached: {
    ask: "Did the provider's own page appear on the way?",
    choices: YES_NO,
    valueOf: ({ way, outcome }) => (way === "provider" ? (outcome.reached ? "yes" : "no") : null),
  },
  cookie: {
    ask: "Has the browser a cookie of the app whose name contains “session-token”?",
    choices: YES_NO,
    valueOf: ({ outcome }) => (outcome.cookie ? "yes" : "no"),
  },
  session: {
    ask: "What does /api/auth/session (or /auth/session) answer in that browser?",
    choices: {
      somebody: "An object with a user",
      nobody: "null",
      error: "An error, a message, or another page",
    },
    valueOf: ({ outcome }) => outcome.session,
  },
  missing: {
    ask: "What is missing, or changes?",
    choices: {
      id: "The id of the user",
      name: "The name",
      "access token": "The provider's access token",
      "the same id": "The id is another one at each sign-in",
    },
    valueOf: ({ outcome }) => outcome.missing,
  },
  again: {
    ask: "What comes of a second attempt, at once and in the same browser?",
    choices: {
      works: "It works",
      same: "The same again",
      differs: "Something else goes wrong",
    },
    valueOf: ({ outcome }) => outcome.again,
  },
  strategy: {
    ask: "Are sessions in a database?",
    choices: { database: "Yes, with an adapter", jwt: "No, or strategy is “jwt”" },
    valueOf: ({ strategy, outcome }) =>
      strategy === "database" || outcome.names.includes("JWTSessionError") ? strategy : null,
  },
  area: {
    ask: "What has changed last, or which part do you doubt?",
    choices: AREAS,
    valueOf: ({ area }) => area,
  },
} satisfies Record<string, Question>;

/** Name of a question. */
export type QuestionName = keyof typeof QUESTIONS;

/** All names, in the order in which a form has them. */
export const QUESTION_NAMES = Object.keys(QUESTIONS) as QuestionName[];

/** The question of a name. */
export function questionOf(name: QuestionName): Question {
  return QUESTIONS[name];
}
