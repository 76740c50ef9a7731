import { type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import {
  closeHoverTooltips,
  type EditorView,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
  ViewPlugin,
} from "@codemirror/view";
import type { Remote } from "comlink";

import { docLinks } from "./doc-links";
import type { Signature } from "./protocol";
import type { LanguageWorker } from "./worker";

const setTooltip = StateEffect.define<Tooltip | null>();

/** The tooltip at the cursor: a signature, or what the reader asked about with Mod-i. */
const cursorTooltip = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(setTooltip)) return effect.value;
    // Typing goes on: the next answer of the worker replaces it.
    return tooltip && { ...tooltip, pos: transaction.changes.mapPos(tooltip.pos) };
  },
  provide: (field) => showTooltip.from(field),
});

/**
 * What names mean, at the pointer and (Mod-i) at the cursor, and what a call takes, while its
 * arguments are typed. Escape closes both.
 *
 * @param worker the one at work; another may take its place
 * @param pathOf the file that an editor shows
 * @param base the site's base URL, for links to its pages
 */
export function languageTooltips(
  worker: () => Remote<LanguageWorker>,
  pathOf: (view: EditorView) => string,
  base: string,
): Extension {
  const describe = (view: EditorView, pos: number) => describeName(worker, pathOf(view), base, pos);
  const ask = (view: EditorView): boolean => {
    const { head } = view.state.selection.main;
    void describe(view, head).then((tooltip) => {
      view.dispatch({ effects: setTooltip.of(tooltip && { ...tooltip, pos: head }) });
    });
    return true;
  };
  const close = (view: EditorView): boolean => {
    const isOpen = view.state.field(cursorTooltip) !== null;
    if (isOpen) view.dispatch({ effects: [setTooltip.of(null), closeHoverTooltips] });
    return isOpen;
  };
  return [
    cursorTooltip,
    hoverTooltip(describe),
    signatures(worker, pathOf),
    Prec.high(
      keymap.of([
        { key: "Mod-i", run: ask, preventDefault: true },
        { key: "Escape", run: close },
      ]),
    ),
  ];
}

async function describeName(
  worker: () => Remote<LanguageWorker>,
  path: string,
  base: string,
  pos: number,
): Promise<Tooltip | null> {
  const [hover, documented] = await Promise.all([
    worker().getHover({ path, pos }),
    worker().getDocumented({ path, pos }),
  ]);
  const info = hover?.quickInfo;
  if (!hover || !info) return null;
  const type = text(info.displayParts);
  const explanation = text(info.documentation);
  const links = documented ? docLinks(documented) : [];
  return {
    pos: hover.start,
    end: hover.end,
    create() {
      const dom = element("div", "cm-languageInfo");
      dom.append(element("code", "", type));
      if (explanation) dom.append(element("p", "", plain(explanation)));
      if (links.length > 0) {
        const list = element("p", "cm-languageLinks");
        for (const { label, to } of links) {
          const link = element("a", "", label);
          link.setAttribute("href", base + to.slice(1));
          link.setAttribute("target", "_blank");
          list.append(link, " ");
        }
        dom.append(list);
      }
      return { dom };
    },
  };
}

/** Shows the signature of the call around the cursor while its arguments are typed. */
function signatures(
  worker: () => Remote<LanguageWorker>,
  pathOf: (view: EditorView) => string,
): Extension {
  return ViewPlugin.define((view) => {
    let asked = 0;
    return {
      update(update) {
        if (!update.docChanged && !update.selectionSet) return;
        const pos = update.state.selection.main.head;
        const isTyping = update.docChanged || update.state.field(cursorTooltip) !== null;
        if (!isTyping) return;
        const question = ++asked;
        void worker()
          .getSignature({ path: pathOf(view), pos })
          .then((signature) => {
            if (question !== asked) return;
            const tooltip = signature ? signatureTooltip(signature) : null;
            if (tooltip || view.state.field(cursorTooltip)) {
              view.dispatch({ effects: setTooltip.of(tooltip) });
            }
          });
      },
      destroy() {
        asked = Infinity;
      },
    };
  });
}

function signatureTooltip(signature: Signature): Tooltip {
  const { start, prefix, parameters, suffix, current, documentation } = signature;
  return {
    pos: start,
    above: true,
    create() {
      const dom = element("div", "cm-languageInfo");
      const code = element("code", "");
      code.append(prefix);
      parameters.forEach((parameter, index) => {
        if (index > 0) code.append(", ");
        code.append(index === current ? element("strong", "", parameter) : parameter);
      });
      code.append(suffix);
      dom.append(code);
      if (documentation) dom.append(element("p", "", plain(documentation)));
      return { dom };
    },
  };
}

function text(parts: readonly { text: string }[] | undefined): string {
  return (parts ?? []).map((part) => part.text).join("");
}

/** A doc comment without what only a generator of pages understands. */
function plain(markdown: string): string {
  return markdown
    .replace(
      /\{@link(?:code|plain)? ([^}|\s]+)[|\s]?([^}]*)\}/g,
      (_, target, label) => label || target,
    )
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/:::\w*/g, "")
    .trim();
}

function element(name: string, className: string, content = ""): HTMLElement {
  const created = document.createElement(name);
  if (className) created.className = className;
  created.textContent = content;
  return created;
}
