import type { Answer, Hit, Recognized } from "../../search/messages";
import { KINDS } from "../../search/pages";
import type { Piece } from "../../search/snippet";
import { addressText } from "./kept-text";
import { type Place, POPULAR } from "./recent";

/** One line of the list: a link. */
export interface Choice {
  address: string;
  heading: readonly Piece[];
  trail: readonly string[];
  snippet: readonly Piece[];
  /** What a recognized text means, in place of a snippet. */
  meaning?: Pick<Recognized, "cause" | "fix">;
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

/** What a pasted text is known as, above all results. */
export function groupRecognized(recognized: readonly Recognized[]): Group[] {
  if (recognized.length === 0) return [];
  const choices = recognized.map(({ title, address, cause, fix }): Choice => {
    const heading = [{ text: title.replaceAll("`", ""), isMarked: false }];
    return { address, heading, trail: [], snippet: [], meaning: { cause, fix } };
  });
  return [{ label: "What this says", choices }];
}

/** What the list offers below an answer: results, or ways on if there are none. */
export function groupsFor(answer: Answer): Group[] {
  const known = groupRecognized(answer.recognized);
  const told = new Set(answer.recognized.map(({ address }) => address));
  const hits = answer.hits.filter(({ address }) => !told.has(address));
  if (hits.length === 0 && known.length === 0) {
    return [{ label: "Try one of these", choices: WAYS_ON }];
  }
  const more: Choice = {
    address: searchAddress(addressText(answer.text, answer)),
    heading: [{ text: "All results", isMarked: false }],
    trail: [],
    snippet: [],
  };
  return [...known, ...groupHits(hits), { label: "More", choices: [more] }];
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
  choiceOf({ address: "/diagnose/", title: "Find a cause by what you see" }),
  choiceOf({ address: "/reference/errors/", title: "Find an error by a line of its log" }),
  choiceOf({ address: "/faq/", title: "Frequently asked questions" }),
  choiceOf({ address: "/glossary/", title: "Glossary" }),
  choiceOf({ address: "/reference/", title: "Reference" }),
];

/** How many results there are, as screen readers say it and the page of results shows it. */
export function countOf({ hits, pages, recognized }: Answer): string {
  const [first] = recognized;
  const known = first ? `This says: ${first.title.replaceAll("`", "")}. ` : "";
  if (hits.length === 0) return known || "Nothing was found.";
  const results = hits.length === 1 ? "1 result" : `${hits.length} results`;
  return `${known}${results} on ${pages === 1 ? "1 page" : `${pages} pages`}.`;
}
