import { createServer } from "node:https";
import type { AddressInfo } from "node:net";

import { createCertificate } from "../support/certificate";

/** A name server by which every name under `.example` is this machine, and no other name is anything. */
export interface NameServer {
  /** The address at which it is asked (RFC 8484). */
  template: string;
  /** Every name that somebody asked for, in order, once for each type of record. */
  asked: string[];
  close(): void;
}

const NAME_ERROR = 3;
const ADDRESS = 1;
/** A pointer to the name of the question, type and class, a minute to live, and four bytes: 127.0.0.1. */
const ANSWER = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);

/** Listens on any free port of this machine, with a certificate that nobody trusts. */
export async function serveNames(): Promise<NameServer> {
  const asked: string[] = [];
  const server = createServer(createCertificate("name server"), async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const inAddress = new URL(request.url ?? "", "https://localhost").searchParams.get("dns");
    const query = inAddress ? Buffer.from(inAddress, "base64url") : Buffer.concat(chunks);
    const { name, type, end } = readQuestion(query);
    asked.push(name);
    const isKnown = name.endsWith(".example");
    const answers = isKnown && type === ADDRESS ? [ANSWER] : [];
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | (isKnown ? 0 : NAME_ERROR), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(answers.length, 6);
    response.writeHead(200, { "content-type": "application/dns-message" });
    response.end(Buffer.concat([header, query.subarray(12, end), ...answers]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    template: `https://127.0.0.1:${port}/dns-query`,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The question of a message (RFC 1035, section 4.1.2), and where it ends. */
function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), type: query.readUInt16BE(at + 1), end: at + 5 };
}
