import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { type BrowserContext, chromium, expect } from "@playwright/test";

import { launchOptions } from "../support/launch";
import { serveNames } from "./name-server";
import { setPacketTrap } from "./packet-trap";

/** What this Chromium asks for of its own accord; nothing of the site's is under these names. */
const OWN_BUSINESS = /(^|\.)(google|googleapis|gstatic)\.com$/;

/** A browser, and servers of this machine that see all it tries to send to others. */
export interface EgressTrap {
  context: BrowserContext;
  /** Where code under test finds them. */
  ports: { udp: number; tls: number };
  /** What arrived since this was last called: names asked for, connections with the name in them, packets. */
  take(): { names: string[]; connections: string[]; packets: number };
  close(): Promise<void>;
}

/**
 * Starts a Chromium without a proxy, for with one it resolves no names. Its name server is one of this
 * machine, which takes it to a listener of this machine. Works without rights and without a network.
 *
 * @param serviceWorkers whether pages may have them
 * @throws by name, if it does not see what a page without any policy sends
 */
export async function setEgressTrap(serviceWorkers: "allow" | "block"): Promise<EgressTrap> {
  const names = await serveNames();
  const packets = await setPacketTrap();
  const connections: string[] = [];
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    // The client's first message has the name of the host in clear (RFC 6066, section 3).
    socket.once("data", (data: Buffer) => {
      const [name] = /[\w-]+(\.[\w-]+)*\.example/.exec(data.toString("latin1")) ?? ["no name"];
      connections.push(name);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const profile = await mkdtemp(path.join(tmpdir(), "egress-"));
  await writeFile(
    path.join(profile, "Local State"),
    JSON.stringify({ dns_over_https: { mode: "secure", templates: names.template } }),
  );
  const options = launchOptions({ wholeBrowser: true });
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    args: [
      ...options.args.filter((flag) => !flag.startsWith("--host-resolver-rules")),
      "--ignore-certificate-errors",
    ],
    serviceWorkers,
  });
  let counted = 0;
  const trap: EgressTrap = {
    context,
    ports: { udp: packets.port, tls: (listener.address() as AddressInfo).port },
    take: () => {
      const before = counted;
      counted = packets.count();
      return {
        names: [...new Set(names.asked.splice(0).map(hostOf))].filter(
          (name) => !OWN_BUSINESS.test(name),
        ),
        connections: [...new Set(connections.splice(0))],
        packets: counted - before,
      };
    },
    close: async () => {
      await context.close();
      names.close();
      packets.close();
      listener.close();
      for (const socket of sockets) socket.destroy();
      await rm(profile, { recursive: true, force: true });
    },
  };
  await check(trap);
  return trap;
}

/** Sends something in each way from a page that nothing keeps from it. */
async function check({ context, ports, take }: EgressTrap): Promise<void> {
  const page = await context.newPage();
  await page.evaluate(async ({ udp, tls }) => {
    const hint = document.createElement("link");
    hint.rel = "dns-prefetch";
    hint.href = "https://name.control.example/";
    document.head.append(hint);
    fetch(`https://connection.control.example:${tls}/`).catch(() => undefined);
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
    peer.createDataChannel("a");
    await peer.setLocalDescription(await peer.createOffer());
  }, ports);
  const unseen = new Set(["names", "connections", "packets"]);
  const look = () => {
    const { names, connections, packets } = take();
    if (names.includes("name.control.example")) unseen.delete("names");
    if (connections.includes("connection.control.example")) unseen.delete("connections");
    if (packets > 0) unseen.delete("packets");
    return [...unseen];
  };
  await expect
    .poll(look, { message: "what the trap does not see of a page without policy" })
    .toEqual([]);
  await page.close();
  take();
}

/** The host that a name is about: services at other ports than the usual one have names below it (RFC 9460). */
function hostOf(name: string): string {
  return name.replace(/^_\d+\._\w+\./, "");
}
