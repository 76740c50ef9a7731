import type { ComponentProps } from "react";

/**
 * A button that can be off without losing the keyboard's focus: a `disabled` button drops it, and
 * many of the lab's buttons go off for a moment each time they are pressed.
 */
export function ToolButton({
  off = false,
  onClick,
  ...props
}: ComponentProps<"button"> & { off?: boolean }) {
  return (
    <button
      type="button"
      aria-disabled={off}
      onClick={(event) => {
        if (!off) onClick?.(event);
      }}
      {...props}
    />
  );
}
