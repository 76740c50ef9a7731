import type { ComponentProps } from "react";

/**
 * Lets the keyboard reach a box while its content is wider than it is.
 *
 * @returns ends that
 */
export function focusableWhileItScrolls(box: HTMLDivElement): () => void {
  const observer = new ResizeObserver(() => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
  observer.observe(box);
  return () => observer.disconnect();
}

const watchWidth = (box: HTMLDivElement | null) => (box ? focusableWhileItScrolls(box) : undefined);

/**
 * A table in a box that scrolls sideways on narrow screens. The theme makes the table itself
 * scroll, which takes its role away in some browsers and cannot be done with the keyboard.
 */
export function ScrollableTable(props: ComponentProps<"table">) {
  return (
    <div ref={watchWidth} className="table-box" role="group" aria-label="Table">
      <table {...props} />
    </div>
  );
}
