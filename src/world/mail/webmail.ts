import { escapeHtml } from "../browser/page";
import type { Host } from "../network";
import type { Mail, PostOffice } from "./post-office";

/** Where the people of a world read their mail. */
export const WEBMAIL_ORIGIN = "https://inbox.example";

/** The address of a mailbox, or of the message with this number in it, from 1. */
export function webmailUrl(address: string, number?: number): string {
  const mailbox = `${WEBMAIL_ORIGIN}/${encodeURIComponent(address.toLowerCase())}`;
  return number === undefined ? mailbox : `${mailbox}/${number}`;
}

/**
 * A webmail site without sign-in: the address of a mailbox is enough. A link that somebody follows
 * from it is a cross-site navigation, as it is from real webmail.
 */
export function createWebmail(office: PostOffice): Host {
  return {
    actor: { role: "mail-service", name: "Webmail" },
    async fetch(request) {
      const path = new URL(request.url).pathname.slice(1).split("/");
      const [address = "", number] = path.map(decodePart);
      if (!office.addresses.includes(address)) {
        const list = office.addresses.map((name) => `<li>${link(webmailUrl(name), name)}</li>`);
        return html("Mailboxes", `<ul>${list.join("")}</ul>`, address === "" ? 200 : 404);
      }
      const inbox = office.inbox(address);
      if (number === undefined) return html(`Mail of ${address}`, listOf(inbox, address));
      const mail = inbox[Number(number) - 1];
      return mail ? message(mail) : html("No such message", "", 404);
    },
  };
}

function listOf(inbox: readonly Mail[], address: string): string {
  const items = inbox.map(
    (mail, index) =>
      `<li>${link(webmailUrl(address, index + 1), mail.subject)} <small>from ${escapeHtml(mail.from)}, ${time(mail)}</small></li>`,
  );
  return items.length > 0 ? `<ul>${items.reverse().join("")}</ul>` : "<p>No mail.</p>";
}

function message(mail: Mail): Response {
  const body = mail.html
    ? mail.html.replace(/<\/?(?:!doctype|html|head|body)\b[^>]*>/gi, "")
    : `<pre>${withLinks(mail.text)}</pre>`;
  return html(
    mail.subject,
    `<dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${escapeHtml(mail.to)}</dd>
<dt>Received</dt><dd>${time(mail)}</dd></dl><article>${body}</article>
<p>${link(webmailUrl(mail.to), "All mail")}</p>`,
  );
}

/** Addresses in plain text become links, as in every mail program. */
function withLinks(text: string): string {
  return text
    .split(/(\bhttps?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? link(part, part) : escapeHtml(part)))
    .join("");
}

function link(href: string, name: string): string {
  return `<a href="${escapeHtml(href)}">${escapeHtml(name)}</a>`;
}

function time({ receivedAt }: Mail): string {
  return new Date(receivedAt).toISOString().replace("T", " ").slice(0, 16) + " UTC";
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function html(title: string, body: string, status = 200): Response {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>${STYLE}</style></head><body><main><p class="simulated">Simulated mail</p>
<h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
  return new Response(page, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; padding: 1rem; }
main { max-width: 40rem; margin: 0 auto; }
h1 { font-size: 1.25rem; margin: 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; font-size: .9em; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
.simulated { display: inline-block; margin: 0 0 .75rem; padding: .1rem .5rem; border-radius: 99px;
  border: 1px dashed currentColor; font-size: .75rem; }
`;
