import type { Ref } from "react";

import { LoadNotice } from "../loading/LoadNotice";
import type { PartState } from "../loading/use-part";
import styles from "./LabCard.module.css";
import { ToolButton } from "./ToolButton";

/** How far the lab is that a card turns into; undefined until the reader says Run. */
type Loading = Omit<PartState<unknown>, "module"> | undefined;

/** What the button of a card gets. */
export interface RunButtonProps {
  /** The reader points at the button: time to fetch what it needs. */
  onReach: () => void;
  /** Starts the lab, or tries again what of it did not load. */
  onRun: () => void;
  loading: Loading;
  /** It cannot be pressed yet. */
  off?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** Starts a lab. It keeps the keyboard's place while the lab loads. */
export function RunButton({ onReach, onRun, loading, off = false, ref }: RunButtonProps) {
  const isStarting = loading?.isLoading ?? false;
  return (
    <ToolButton
      ref={ref}
      className={styles.run}
      onPointerEnter={onReach}
      onFocus={onReach}
      onClick={onRun}
      off={isStarting || off}
    >
      {isStarting ? "Starting…" : "Run"}
    </ToolButton>
  );
}

/** Says that the lab of a card did not load, if it did not. */
export function LoadingNotice({ loading }: Pick<RunButtonProps, "loading">) {
  if (!loading?.failure) return null;
  return (
    <LoadNotice
      what="The lab"
      failure={loading.failure}
      isLoading={loading.isLoading}
      onRetry={loading.retry}
    />
  );
}
