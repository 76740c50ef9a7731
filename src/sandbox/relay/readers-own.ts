import { watchHistory } from "./history";
import { guardKeyboard } from "./keyboard";

/**
 * Watches over what is the reader's own and what no frame can be kept from by what it lacks: the keyboard
 * and the history of the tab.
 *
 * @param onTaken is told what code below the relay has done, as a sentence; it is to be ended
 */
export function watchReadersOwn(relay: Window, onTaken: (problem: string) => void): void {
  const { frameElement } = relay;
  if (!frameElement) return;
  guardKeyboard(relay, frameElement, () => onTaken("It took the keyboard from the page."));
  watchHistory(relay, () => onTaken("It filled the history of this tab."));
}
