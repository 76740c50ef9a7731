/**
 * Opens the `<details>` in which lies what an address points to.
 *
 * @param hash The address's hash with its `#`, as the browser gives it. It comes from outside:
 *   one that names nothing, or is not valid percent-encoding, opens nothing.
 */
export function revealTarget(hash: string): void {
  const target = document.getElementById(decodeHash(hash));
  const disclosure = target?.closest("details");
  if (!target || !disclosure || disclosure.open) return;
  disclosure.open = true;
  // A target below the summary had no place to scroll to while this was closed.
  if (!target.closest("summary")) target.scrollIntoView();
}

function decodeHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}
