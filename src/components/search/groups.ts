import type { Answer, Hit } from "../../search/messages";
import { KINDS } from "../../search/pages";
import type { Piece } from "../../search/snippet";
import { type Place, POPULAR } from "./recent";

/** One line of the list: a link. */
export interface Choice {
  address: string;
  heading: readonly Piece[];
  trail: readonly string[];
  snippet: readonly Piece[];
}

/** Choices under one heading. */
export interface Group {
  label: string;
  choices: readonly Choice[];
}

/** Addresses longer than this are cut by some hosts, and tell what was pasted to whoever sees them. */
const LONGEST_QUERY = 200;

/** The page with more results; what is long is not put into an address. */
export function searchAddress(text: string): string {
  if (text.trim() === "" || text.length > LONGEST_QUERY) return "/search/";
  return `/search/?${new URLSearchParams({ q: text }).toString()}`;
}

/** Results by kind, the kind with the best one first. */
export function groupHits(hits: readonly Hit[]): Group[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const label = KINDS[hit.kind];
    groups.set(label, [...(groups.get(label) ?? []), hit]);
  }
  return [...groups].map(([label, choices]) => ({ label, choices }));
}

/** What the list offers below an answer: results, or ways on if there are none. */
export function groupsFor(answer: Answer): Group[] {
  if (answer.hits.length === 0) return [{ label: "Try one of these", choices: WAYS_ON }];
  const more: Choice = {
    address: searchAddress(answer.text),
    heading: [{ text: "All results", isMarked: false }],
    trail: [],
    snippet: [],
  };
  return [...groupHits(answer.hits), { label: "More", choices: [more] }];
}

/** What the list offers before anything is typed. */
export function groupsBefore(recent: readonly Place[]): Group[] {
  const isRecent = (place: Place) => recent.some(({ address }) => address === place.address);
  const popular = POPULAR.filter((place) => !isRecent(place));
  const groups = [
    { label: "Recent", choices: recent.map(choiceOf) },
    { label: "Often looked for", choices: popular.map(choiceOf) },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

function choiceOf({ address, title }: Place): Choice {
  return { address, heading: [{ text: title, isMarked: false }], trail: [], snippet: [] };
}

const WAYS_ON: readonly Choice[] = [
  choiceOf({ address: "/reference/errors/", title: "Find an error by a line of its log" }),
  choiceOf({ address: "/faq/", title: "Frequently asked questions" }),
  choiceOf({ address: "/glossary/", title: "Glossary" }),
  choiceOf({ address: "/reference/", title: "Reference" }),
];

/** How many results there are, as screen readers say it and the page of results shows it. */
export function countOf({ hits, pages }: Answer): string {
  if (hits.length === 0) return "Nothing was found.";
  const results = hits.length === 1 ? "1 result" : `${hits.length} results`;
  return `${results} on ${pages === 1 ? "1 page" : `${pages} pages`}.`;
}
