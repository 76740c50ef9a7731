/** A mailbox as header fields name it (RFC 5322, section 3.4). */
export interface Mailbox {
  /** Display name; empty if there is none. */
  name: string;
  address: string;
}

/**
 * Reads a list of mailboxes such as `Auth.js <no-reply@app.example>, bob@mail.example`, as mail
 * systems do: commas separate them, except inside quotes. A sender who lets a comma or a second `@`
 * through therefore writes to more people than one.
 *
 * @returns undefined if any part of the list is no mailbox
 */
export function parseMailboxes(list: string): Mailbox[] | undefined {
  const parts = list.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  const mailboxes = parts.map(parseMailbox);
  return mailboxes.length > 0 && mailboxes.every((mailbox) => mailbox !== undefined)
    ? mailboxes
    : undefined;
}

/** Whether a text is an address and nothing else: `no-reply@app.example`. */
export function isAddress(text: string): boolean {
  return /^(?:"(?:[^"\\]|\\.)+"|[^\s"<>(),:;@\\[\]]+)@[^\s"<>(),:;@\\[\]]+$/.test(text);
}

/** Addresses are compared without regard to case, as every large mail host does. */
export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function parseMailbox(text: string): Mailbox | undefined {
  const [, name = "", bracketed] = /^\s*(.*?)\s*<([^<>]*)>\s*$/s.exec(text) ?? [];
  const address = (bracketed ?? text).trim();
  return isAddress(address) ? { name: name.replace(/^"(.*)"$/s, "$1"), address } : undefined;
}
