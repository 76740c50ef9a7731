/**
 * Takes from a window what is the reader's own and not a lab's: the keyboard's focus while the frame does
 * not have it, the clipboard, choosers of files and colors, the tab's history, sound, speech and
 * vibration. No policy covers these. Runs before any of the reader's code, in the realm and in each page
 * that it shows; where that code runs it can replace every function of the platform, so what is needed
 * later is taken here, and used as it was.
 */
type Target = Window & typeof globalThis;

const { apply, deleteProperty } = Reflect;

/** Constructors and functions of a window that reach the reader past the page. */
const GLOBALS =
  /^(?:EyeDropper|(?:webkit)?AudioContext|speechSynthesis|SpeechSynthesisUtterance|(?:webkit)?SpeechRecognition|show(?:OpenFile|SaveFile|Directory)Picker)$/;

/** The same of `navigator`. */
const OF_NAVIGATOR = ["vibrate", "setAppBadge", "clearAppBadge", "share", "canShare"];

/** Keeps what is the reader's own from a window's code. */
export function keepReadersOwn(target: Target): void {
  for (const name of Object.getOwnPropertyNames(target)) {
    if (GLOBALS.test(name)) deleteProperty(target, name);
  }
  for (const name of OF_NAVIGATOR) deleteProperty(target.Navigator.prototype, name);
  keepFocus(target, keepTab(target));
  keepClipboard(target);
  keepClicks(target);
  // A stream can be made of numbers, and be heard.
  deleteProperty(target.HTMLMediaElement.prototype, "srcObject");
  // What a page notes of itself takes the place of what it noted before.
  const { replaceState } = target.History.prototype;
  target.History.prototype.pushState = replaceState;
}

type Call = (self: unknown, args: readonly unknown[]) => unknown;

/** Puts a function in the place of a method, made of the method as it was. */
function wrap(
  owner: object,
  name: string,
  make: (call: Call) => (this: unknown, ...args: unknown[]) => unknown,
): void {
  const native = Reflect.get(owner, name) as () => unknown;
  Reflect.set(
    owner,
    name,
    make((self, args) => apply(native, self, args)),
  );
}

/**
 * Tab takes the reader through a frame, and out of it: no code gets to know of the key, which it could
 * keep from having an effect.
 *
 * @returns whether Tab was the last thing that the reader pressed
 */
function keepTab({ document, EventTarget, Event, KeyboardEvent }: Target): () => boolean {
  const { addEventListener } = EventTarget.prototype;
  const { stopImmediatePropagation } = Event.prototype;
  const keyOf = getter(KeyboardEvent.prototype, "key");
  let isLast = false;
  // A window's listeners that are there first run first. That it is the reader's own, no code can forge.
  const watch = (kind: string, listener: (event: Event) => void) =>
    apply(addEventListener, document.defaultView, [
      kind,
      (event: Event) => event.isTrusted && listener(event),
      true,
    ]);
  watch("keydown", (event) => {
    isLast = apply(keyOf, event, []) === "Tab";
    if (isLast) apply(stopImmediatePropagation, event, []);
  });
  watch("pointerdown", () => (isLast = false));
  return () => isLast;
}

/**
 * A script may move the focus within a frame that has it, and not take it from the page around it. Nor
 * may it put it back where it was when the reader goes on by Tab.
 */
function keepFocus(target: Target, isTabbing: () => boolean): void {
  const { document, HTMLElement, SVGElement, MathMLElement } = target;
  const { hasFocus } = document;
  const onlyWithin = (focus: Call) =>
    function (this: unknown, ...args: unknown[]) {
      if (!isTabbing() && apply(hasFocus, document, [])) focus(this, args);
    };
  for (const one of [HTMLElement, SVGElement, MathMLElement as typeof SVGElement | undefined]) {
    if (one) wrap(one.prototype, "focus", onlyWithin);
  }
  wrap(target, "focus", onlyWithin);
}

/** A command copies what the page wants, on any click; a permissions policy covers the newer way only. */
function keepClipboard({ Document, String: { prototype } }: Target): void {
  const { toLowerCase } = prototype;
  wrap(Document.prototype, "execCommand", (execute) => {
    return function (id, isShown, value) {
      const command = apply(toLowerCase, `${id as string}`, []);
      if (command === "copy" || command === "cut" || command === "paste") return false;
      return execute(this, [command, isShown, value]);
    };
  });
}

/** The keys with which a click on a link opens another tab or window, or downloads. */
const HELD = ["ctrlKey", "metaKey", "shiftKey", "altKey"] as const;

/**
 * Refuses each click that opens a chooser of the browser's, or a link in another tab or window, which no
 * sandbox forbids: be it the reader's own or a script's.
 */
function keepClicks(target: Target): void {
  const { HTMLInputElement, HTMLElement, Element, EventTarget, Event, Node, DOMException } = target;
  const { addEventListener } = EventTarget.prototype;
  const { composedPath, preventDefault } = Event.prototype;
  const { getRootNode } = Node.prototype;
  const typeOf = getter(HTMLInputElement.prototype, "type");
  const kindOf = getter(Event.prototype, "type");
  const held = HELD.map((name) => getter(target.MouseEvent.prototype, name));
  const opens = (one: unknown) => {
    try {
      const type = apply(typeOf, one, []);
      return type === "file" || type === "color";
    } catch {
      // It is no input.
      return false;
    }
  };
  const isHeld = (event: Event) => {
    try {
      for (let at = 0; at < HELD.length; at++) {
        if (apply(held[at] as () => unknown, event, [])) return true;
      }
    } catch {
      // It is no event of a pointer.
    }
    return false;
  };
  // Of the other buttons, the middle one does nothing but that.
  const isElsewhere = (event: Event) => apply(kindOf, event, []) === "auxclick" || isHeld(event);
  const refuse = (event: Event) => {
    if (isElsewhere(event) || opens(apply(composedPath, event, [])[0])) {
      apply(preventDefault, event, []);
    }
  };
  const watch = (root: unknown) => {
    apply(addEventListener, root, ["click", refuse, true]);
    apply(addEventListener, root, ["auxclick", refuse, true]);
  };
  watch(target);
  wrap(Element.prototype, "attachShadow", (attach) => {
    return function (...args) {
      const root = attach(this, args);
      watch(root);
      return root;
    };
  });
  // An event in a tree that is in no document passes no window.
  const watchTree = (target: unknown) => {
    try {
      watch(apply(getRootNode, target, []));
    } catch {
      // It is in no tree.
    }
  };
  wrap(HTMLElement.prototype, "click", (click) => {
    return function () {
      watchTree(this);
      return click(this, []);
    };
  });
  wrap(EventTarget.prototype, "dispatchEvent", (dispatch) => {
    return function (event) {
      const kind = apply(kindOf, event, []);
      if (kind === "click" || kind === "auxclick") {
        // A script's own event may be one that nobody can refuse.
        if (opens(this) || isElsewhere(event as Event)) return false;
        watchTree(this);
      }
      return dispatch(this, [event]);
    };
  });
  wrap(HTMLInputElement.prototype, "showPicker", (show) => {
    return function () {
      if (!opens(this)) return show(this, []);
      throw new DOMException("No lab chooses files or colors.", "NotAllowedError");
    };
  });
}

function getter(owner: object, name: string): () => unknown {
  const get = Object.getOwnPropertyDescriptor(owner, name)?.get;
  if (!get) throw new Error(`${name} is not read by a function.`);
  return get;
}
