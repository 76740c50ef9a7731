import { Component, type ReactNode } from "react";

import { shown } from "./shown-text";

/** How often in a row it tries at once: each report of a run may fail like the one before. */
const MOST_ATTEMPTS = 3;

/** Milliseconds between the attempts after those. */
const PAUSE = 2_000;

/** Why something could not be drawn, and the way to try it again. */
interface Failure {
  /** The error's message, as a page can show it. */
  cause: string;
  retry: () => void;
}

interface BoundaryProps {
  /** What the children are made of: when it changes, they are tried again. */
  given?: readonly unknown[];
  /** What stands in their place while they cannot be drawn. */
  fallback: (failure: Failure) => ReactNode;
  children: ReactNode;
}

interface BoundaryState {
  failure: { cause: string } | undefined;
}

/**
 * Keeps an error inside: what throws while it is drawn gives way to `fallback`, and nothing else goes
 * with it. What is drawn comes from code that nobody has looked at.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failure: undefined };
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: { cause: shown(error instanceof Error ? error.message : String(error)) } };
  }

  override componentDidUpdate(before: BoundaryProps, { failure }: BoundaryState): void {
    if (this.state.failure === undefined) {
      this.#attempts = 0;
    } else if (failure !== undefined && hasChanged(before.given, this.props.given)) {
      // Not in the update in which it has failed: that was with what is given now.
      if (this.#attempts++ < MOST_ATTEMPTS) this.#draw();
      else this.#timer ??= setTimeout(this.#draw, PAUSE);
    }
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  readonly #draw = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.setState({ failure: undefined });
  };

  readonly #retry = (): void => {
    this.#attempts = 0;
    this.#draw();
  };

  override render(): ReactNode {
    const { failure } = this.state;
    const { fallback, children } = this.props;
    return failure ? fallback({ ...failure, retry: this.#retry }) : children;
  }
}

function hasChanged(before: readonly unknown[] = [], now: readonly unknown[] = []): boolean {
  return before.length !== now.length || before.some((one, index) => !Object.is(one, now[index]));
}
