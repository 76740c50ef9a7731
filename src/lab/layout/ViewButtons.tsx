import { ToolButton } from "../ToolButton";
import type { View } from "./use-view";

interface ViewButtonsProps {
  /** Class of what is around the button for projectors, which a phone has no use for. */
  className: string | undefined;
  view: View;
  onToggle: (view: View) => void;
}

/** Buttons that give a lab the whole window, with all panes or for a projector, and back. */
export function ViewButtons({ className, view, onToggle }: ViewButtonsProps) {
  const button = (wanted: View, name: string, sign: string) => (
    <ToolButton
      aria-label={name}
      aria-pressed={view === wanted}
      title={view === wanted ? "Back to the page (Escape)" : name}
      onClick={() => onToggle(wanted)}
    >
      {sign}
    </ToolButton>
  );
  return (
    <>
      {button("maximized", "Maximize", "⤢")}
      <span className={className}>{button("presented", "Present", "Aa")}</span>
    </>
  );
}
