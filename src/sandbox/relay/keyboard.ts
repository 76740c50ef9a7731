/** Milliseconds after a key or a press in which a field gets the focus because of it. */
const AT_ONCE = 500;

/** Milliseconds for which a browser says that a page has just been used (HTML, transient activation). */
const ACTIVATION = 5_000;

/**
 * For how many milliseconds the frame may keep the keyboard although it is given back, and how often it may
 * be taken in that time. Code that takes it as soon as it is given back does so; a reader whose presses
 * are mistaken for it, as where the pointer has rested on the frame, does not.
 */
const MOST_HELD = 1_000;
const MOST_THEFTS = 5;

/** How often it is looked at who has the keyboard, in milliseconds: no event tells it in each case. */
const INTERVAL = 50;

/** Whose doing it is that a frame has the keyboard; of `thief`, again and again. */
export type Verdict = "reader" | "code" | "thief";

/**
 * Tells whether the reader went to the lab's frame with the keyboard, or code there took it. The site
 * does not get to see a press in the frame, so it goes by what comes before: a Tab, or the pointer that
 * moves to the frame. Only a field of the site in which the reader is about to type is defended, because
 * assistive technology moves the focus in ways that no page sees.
 */
export class Keyboard {
  /** The reader types into a field of the site, or is about to. */
  #isHeld = false;
  /** The pointer has come to the frame since the reader typed, and is there. */
  #isPointed = false;
  #byTouch = false;
  #tabbed = -Infinity;
  #acted = -Infinity;
  /** When it was taken, newest last. */
  #thefts: number[] = [];
  /** Since when the frame has the keyboard that is not its own. */
  #takenAt: number | undefined;

  /** The reader presses something of the site. All times are in milliseconds. */
  press(now: number, { isField, pointerType }: { isField: boolean; pointerType: string }): void {
    this.#acted = now;
    this.#byTouch = pointerType !== "mouse";
    this.#isHeld = isField;
  }

  /** The reader presses a key that the site gets. @param isField whether it goes to a field */
  key(
    now: number,
    { key, isField, isShortcut }: { key: string; isField: boolean; isShortcut: boolean },
  ): void {
    this.#acted = now;
    if (key === "Tab") this.#tabbed = now;
    if (!isField || isShortcut) return;
    if (key === "Enter" || key === "Escape") this.#isHeld = false;
    else if (key !== "Tab") {
      this.#isHeld = true;
      this.#isPointed = false;
    }
  }

  /** Something of the site gets the focus. */
  focus(now: number, isField: boolean): void {
    this.#isHeld = isField && now - this.#acted < AT_ONCE;
  }

  /** A pointer that hovers comes to the frame, or goes. */
  point(isOnFrame: boolean): void {
    this.#isPointed = isOnFrame;
  }

  /** The frame does not have the keyboard. */
  release(): void {
    this.#takenAt = undefined;
  }

  /**
   * The frame has the keyboard. To be called for as long as it does.
   *
   * @param isActive whether the browser says that the page has just been used, the frame included
   */
  judge(now: number, isActive: boolean): Verdict {
    if (!this.#isHeld) return "reader";
    // Then the site would have seen it, or the browser would know of it.
    const mayBePressed = now - this.#acted < ACTIVATION || isActive;
    const isPressed = (this.#isPointed || this.#byTouch) && mayBePressed;
    if (isPressed || now - this.#tabbed < AT_ONCE) {
      this.#isHeld = false;
      return "reader";
    }
    if (this.#takenAt === undefined) {
      this.#takenAt = now;
      this.#thefts = [...this.#thefts.filter((time) => now - time < MOST_HELD), now];
    }
    if (this.#thefts.length < MOST_THEFTS && now - this.#takenAt < MOST_HELD) return "code";
    this.#thefts = [];
    this.#takenAt = undefined;
    return "thief";
  }
}

/** What takes text that is typed. Not by its class: it is of the site's window, not of the relay's. */
const FIELDS =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="button" i], [type="submit" i], [type="reset" i], [type="checkbox" i], [type="radio" i], [type="image" i])';

/**
 * Gives the keyboard back to the reader when code in a frame takes it from a field of the page around it.
 *
 * @param site the window of the page
 * @param frame the element of the page in which the lab's code is
 * @param onThief is called when it was taken again and again
 */
export function guardKeyboard(relay: Window, frame: Element, onThief: () => void): void {
  const site = relay.parent;
  const { document } = site;
  const keyboard = new Keyboard();
  const until = new AbortController();
  const options = { capture: true, signal: until.signal };
  /** What of the site had the keyboard last. */
  let last: HTMLElement | undefined;
  const elementOf = ({ target }: Event) => target as HTMLElement | null;
  const isField = (event: Event) => Boolean(elementOf(event)?.closest?.(FIELDS));
  const now = () => relay.performance.now();

  const check = () => {
    // The site's own active element may still be the field when a frame of another process has the keys.
    if (!relay.document.hasFocus()) return keyboard.release();
    const verdict = keyboard.judge(now(), relay.navigator.userActivation?.isActive ?? true);
    if (verdict === "reader") return;
    if (verdict === "thief") onThief();
    // Of an element that has the focus already, focus() does nothing.
    last?.blur();
    site.focus();
    last?.focus({ preventScroll: true });
  };

  document.addEventListener(
    "pointerdown",
    (event) => {
      if (event.isTrusted)
        keyboard.press(now(), { isField: isField(event), pointerType: event.pointerType });
    },
    options,
  );
  document.addEventListener(
    "keydown",
    (event) => {
      const { key, ctrlKey, metaKey, altKey } = event;
      if (event.isTrusted) {
        keyboard.key(now(), {
          key,
          isField: isField(event),
          isShortcut: ctrlKey || metaKey || altKey,
        });
      }
    },
    options,
  );
  document.addEventListener(
    "focusin",
    (event) => {
      if (event.target === frame) return;
      // It is given back, and the reader's as before.
      if (event.target === last) return;
      last = elementOf(event) ?? undefined;
      keyboard.focus(now(), isField(event));
    },
    options,
  );
  document.addEventListener(
    "pointerover",
    ({ target, pointerType }) => keyboard.point(target === frame && pointerType === "mouse"),
    options,
  );
  site.addEventListener("blur", check, options);
  relay.setInterval(check, INTERVAL);
  relay.addEventListener("pagehide", () => until.abort());
}
