import type { Mail, PostOffice } from "../world/mail/post-office";
import { webmailUrl } from "../world/mail/webmail";
import { ExpectationError } from "./errors";

/** A person's mail, as a visitor speaks of it: by subject, the newest first. */
export class Mailbox {
  readonly #office: PostOffice;
  readonly #address: string;

  constructor(office: PostOffice, address: string) {
    this.#office = office;
    this.#address = address;
  }

  /** The newest mail with this subject. @throws ExpectationError naming the mail that has come */
  newest(subject: string): Mail {
    const found = this.#inbox.findLast((mail) => mail.subject === subject);
    if (found) return found;
    const subjects = this.#inbox.map((mail) => `"${mail.subject}"`).join(", ") || "none";
    throw new ExpectationError(
      `${this.#address} should have mail "${subject}". The mail there: ${subjects}.`,
    );
  }

  /** @throws ExpectationError if mail has come, with this subject if one is given */
  hasNone(subject?: string): void {
    const found = this.#inbox.filter((mail) => subject === undefined || mail.subject === subject);
    if (found.length === 0) return;
    throw new ExpectationError(
      `${this.#address} should have no mail${subject === undefined ? "" : ` "${subject}"`}, but has ${found.length}.`,
    );
  }

  /** Where the newest mail with this subject is read. */
  addressOf(subject: string): string {
    const mail = this.newest(subject);
    return webmailUrl(this.#address, this.#inbox.indexOf(mail) + 1);
  }

  /** Where the link of the newest mail with this subject leads. @throws unless there is just one */
  onlyLink(subject: string): string {
    const { links } = this.newest(subject);
    const [link, ...more] = links;
    if (link !== undefined && more.length === 0) return link;
    throw new ExpectationError(
      `The mail "${subject}" should have one link, but has ${links.length}: ${links.join(" ")}`,
    );
  }

  get #inbox(): readonly Mail[] {
    return this.#office.inbox(this.#address);
  }
}
