/**
 * What a page does with keys before its scripts have come: Ctrl+K, Cmd+K and `/` lead to the search
 * field, where letters stay that are typed next. As long as the field itself has not come, letters are
 * kept for it. It runs in the page's head, so it is plain JavaScript, and short; what takes over from it
 * is `src/components/search/use-shortcuts.ts`.
 */
export const EARLY_KEYS = `(function () {
  var kept = null;
  var field = function () { return document.querySelector(".navbar__search-input"); };
  document.addEventListener("keydown", function (event) {
    if (document.documentElement.dataset.hasHydrated === "true") return;
    var isMac = /mac/i.test(navigator.platform);
    var isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (kept !== null && isPlain && event.key.length === 1) {
      kept += event.key;
      event.preventDefault();
      return;
    }
    var isK = (isMac ? event.metaKey : event.ctrlKey) && !event.altKey && event.key.toLowerCase() === "k";
    var isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (!isK && !(isPlain && event.key === "/" && !isTyping)) return;
    event.preventDefault();
    if (field()) field().focus();
    else kept = kept || "";
  });
  document.addEventListener("DOMContentLoaded", function () {
    if (kept === null || !field()) return;
    field().focus();
    field().value += kept;
    kept = null;
  });
})();`.replaceAll(/\n\s*/g, " ");
