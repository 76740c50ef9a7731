/** How much a run of the bench does. */
export interface Extent {
  /** How often each time of a lab is taken. */
  repetitions: number;
  /** Whether the site itself is built, or only plain ones. */
  buildsSite: boolean;
  /** Pages of each kind that are weighed, at the most. */
  mostPages: number;
  /** Edits over which a lab's memory is watched; at least 20, of which the first ten do not count. */
  edits: number;
  /** How often a completion is asked for in one visit. */
  completions: number;
  /** Pages of the reference that its plain sites are built with, at the most. */
  referencePages: number;
  /** Sign-ins in one world: a tenth of them between two looks at the heap. */
  signIns: number;
  /** Whole scenarios, each in a world of its own. */
  scenarios: number;
}

/** What `npm run bench` does. */
export const FULL: Extent = {
  repetitions: 5,
  buildsSite: true,
  mostPages: Infinity,
  edits: 50,
  completions: 40,
  referencePages: Infinity,
  signIns: 1000,
  scenarios: 200,
};

/** The least with which every part is done: what `npm test` does. */
export const SHORT: Extent = {
  repetitions: 1,
  buildsSite: false,
  mostPages: 3,
  edits: 20,
  completions: 2,
  referencePages: 3,
  signIns: 20,
  scenarios: 2,
};
