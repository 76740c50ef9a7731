/** What would be another table. */
export const published = ["Opening hours"];

export const drafts = ["Summer party", "Winter party"];

export function publishNext() {
  const draft = drafts.shift();
  if (draft) published.push(draft);
}
