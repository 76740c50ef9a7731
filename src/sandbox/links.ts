const { apply } = Reflect;

/**
 * Takes every `link` element out of a window's document and its shadow trees as soon as it is there.
 * Policies forbid what such an element loads ahead; but Firefox, when it comes to load it, no longer knows
 * the policy of a document that is gone by then. Nothing in the sandbox needs the element: a page's style
 * sheets are put into its text. Runs before any of the reader's code.
 */
export function removeLinks(target: Window & typeof globalThis): void {
  const { document, MutationObserver, Document, DocumentFragment, Element } = target;
  const { observe } = MutationObserver.prototype;
  const { attachShadow, remove } = Element.prototype;
  const watch = (root: Node, find: ParentNode["querySelector"]) => {
    const observer = new MutationObserver(() => {
      for (let link; (link = apply(find, root, ["link"]) as Element | null);) {
        apply(remove, link, []);
      }
    });
    // No prototype: what code adds to that of all objects are no options.
    const options = { __proto__: null as never, childList: true, subtree: true };
    apply(observe, observer, [root, options]);
  };
  watch(document, Document.prototype.querySelector);
  const { querySelector } = DocumentFragment.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = apply(attachShadow, this, [init]) as ShadowRoot;
    watch(root, querySelector);
    return root;
  };
}
