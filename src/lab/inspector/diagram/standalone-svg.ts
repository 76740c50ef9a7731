/** Properties that give a diagram its look; they come from style sheets that a file does not have. */
const LOOK = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
];

/** What no XML document may hold, in no form (XML 1.0, section 2.2). */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * A drawing as a file of its own: what style sheets say about each element is written on it.
 *
 * @returns the SVG document as text
 */
export function standaloneSvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const computed = getComputedStyle(original);
    for (const property of LOOK)
      element.setAttribute(property, computed.getPropertyValue(property));
    element.removeAttribute("class");
  });
  const background = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  background.setAttribute("width", "100%");
  background.setAttribute("height", "100%");
  background.setAttribute("fill", getComputedStyle(svg).backgroundColor);
  copy.prepend(background);
  return new XMLSerializer().serializeToString(copy).replace(NOT_IN_XML, "\ufffd");
}
