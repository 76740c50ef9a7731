import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useRef } from "react";

/**
 * A toolbar with the keyboard behavior of the ARIA Authoring Practices: one Tab stop, which is the
 * button that had the focus last; arrow keys, Home and End lead from button to button. Whatever the
 * tools are made of, each button counts but for those of a menu (`role="group"`) that a tool opens.
 */
export function Toolbar(props: ComponentProps<"div"> & { "aria-label": string }) {
  const bar = useRef<HTMLDivElement>(null);
  const current = useRef<HTMLElement>(undefined);

  /** Makes one button the Tab stop: the one that was, unless it is gone. */
  function rove(to: HTMLElement | undefined) {
    const tools = toolsOf(bar.current);
    current.current = to && tools.includes(to) ? to : tools[0];
    for (const tool of tools) tool.tabIndex = tool === current.current ? 0 : -1;
  }
  useLayoutEffect(() => rove(current.current));

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const tools = toolsOf(bar.current);
    const at = tools.indexOf(event.target as HTMLElement);
    if (at === -1) return;
    const next = {
      ArrowRight: tools[(at + 1) % tools.length],
      ArrowLeft: tools.at(at - 1),
      Home: tools[0],
      End: tools.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        if (toolsOf(bar.current).includes(target)) rove(target);
      }}
      {...props}
    />
  );
}

function toolsOf(bar: HTMLElement | null): HTMLElement[] {
  const buttons = [...(bar?.querySelectorAll<HTMLElement>("button") ?? [])];
  return buttons.filter((button) => !bar?.contains(button.closest("[role=group]")));
}
