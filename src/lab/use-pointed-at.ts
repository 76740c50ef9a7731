import { type RefObject, useEffect, useRef, useState } from "react";

import type { Target } from "../sandbox/messages";
import { useLab } from "./state/lab-context";
import type { Pointed } from "./state/use-pointing";

/** Pixels at the top of a scroller that the heads of a table cover. */
const COVERED = 32;

/** What a reader does to move what a scroller shows. */
const BY_HAND = ["wheel", "touchmove", "pointerdown", "keydown"];

/**
 * Opens what the tour points at, each time that it does: a part of the lab that may be hidden, or show
 * something else.
 *
 * @param open sets the state of the calling component, which then is drawn with it at once
 * @param pointed what the tour of the lab points at now
 */
export function useOpenedByTour(
  open: (target: Target) => void,
  pointed: Pointed | undefined,
): void {
  const [opened, setOpened] = useState<Pointed>();
  if (pointed === opened) return;
  setOpened(pointed);
  if (pointed) open(pointed.target);
}

/** Attributes of what the tour points at. */
export function pointedProps(isPointed: boolean) {
  return isPointed ? ({ "data-pointed": "", "aria-current": true } as const) : {};
}

/**
 * Attributes of something that the tour may point at. While it does, the thing is marked, and brought
 * into view inside of the lab: the page does not scroll, and the keyboard's focus stays.
 */
export function usePointedAt<Thing extends HTMLElement>(isPointed: boolean) {
  const { pointed } = useLab();
  const ref = useRef<Thing>(null);
  useEffect(() => {
    const element = ref.current;
    if (!isPointed || !element) return;
    const areas = scrollAreasOf(element);
    return keepInView(areas, () => {
      for (const scroller of areas) {
        bringIntoView(element.getBoundingClientRect(), scroller);
      }
    });
  }, [isPointed, pointed]);
  return { ref: ref as RefObject<Thing | null>, ...pointedProps(isPointed) };
}

/**
 * Brings something into view as soon as it is drawn (its pane may be hidden), and again when there is
 * another room for it, until the reader scrolls.
 *
 * @param areas what it is shown in, the innermost first
 * @returns ends that
 */
export function keepInView(areas: readonly HTMLElement[], bring: () => void): () => void {
  const isDrawn = () => areas.every(({ clientHeight }) => clientHeight > 0);
  const observer = new ResizeObserver(() => isDrawn() && bring());
  const stop = () => {
    observer.disconnect();
    for (const scroller of areas) {
      for (const event of BY_HAND) scroller.removeEventListener(event, stop);
    }
  };
  for (const scroller of areas) {
    observer.observe(scroller);
    for (const event of BY_HAND) scroller.addEventListener(event, stop, { passive: true });
  }
  return stop;
}

/** Frames in which a long list draws, and measures, what it has been scrolled to. */
const FRAMES_TO_DRAW = 5;

/**
 * Brings what is marked into view in a list that draws only what is in sight. The list has been
 * scrolled to where it reckons the thing to be; where it is, is known once it has been drawn.
 */
export function bringMarkedIntoView(scroller: HTMLElement, frames = FRAMES_TO_DRAW): void {
  const marked = scroller.querySelector("[data-pointed]");
  if (marked) bringIntoView(marked.getBoundingClientRect(), scroller);
  if (frames > 0) requestAnimationFrame(() => bringMarkedIntoView(scroller, frames - 1));
}

/** What scrolls an element within its lab, the innermost first. */
export function scrollAreasOf(element: HTMLElement): HTMLElement[] {
  const areas: HTMLElement[] = [];
  for (let at = element.parentElement; at && !at.matches("[data-lab]"); at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) areas.push(at);
  }
  return areas;
}

/**
 * Scrolls so far that something is seen: in the middle, or from its beginning if it is too large.
 *
 * @param box where it is in the window, in pixels
 */
export function bringIntoView(box: { top: number; bottom: number }, scroller: HTMLElement): void {
  const view = scroller.getBoundingClientRect();
  const top = view.top + COVERED;
  const room = view.bottom - top;
  if (box.top >= top && box.bottom <= view.bottom) return;
  scroller.scrollTop +=
    box.bottom - box.top > room ? box.top - top : (box.top + box.bottom - top - view.bottom) / 2;
}
