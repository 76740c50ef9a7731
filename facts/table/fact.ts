/** What is known about a statement of the facts that this project was built on. */
export type Fact = {
  /** Where the facts state it: numbers of sections. */
  sections: readonly string[];
  /** Further tags under which the facts state it; the first is the beginning of the fact's id. */
  alsoTagged?: readonly string[];
  /** What is said to happen. For a refuted statement: what really happens. */
  statement: string;
} & Verdict;

type Verdict =
  /** A test in `facts` runs the installed core and sees it. */
  | { verdict: "shown" }
  /** A test elsewhere sees it: a file, and the test's title. */
  | { verdict: "shown elsewhere"; file: string; test: string }
  /** A test in `facts` sees something else: what the facts say, and why that is wrong. */
  | { verdict: "refuted"; said: string; evidence: string };

/** Facts by id: the tag, a dot, and a short name. */
export type Facts = Record<string, Fact>;

/** The tag with which a fact's id begins. */
export function tagOf(id: string): string {
  return id.slice(0, id.indexOf("."));
}
