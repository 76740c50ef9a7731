/** Whether a text is a few plain words, in which no secret can be; for when nothing else can tell. */
export function isPlainWords(text: string): boolean {
  return text.length <= 80 && /^(?:[A-Za-z][A-Za-z'.-]{0,14}(?: +|$))*$/.test(text.trim());
}
