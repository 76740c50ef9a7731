import { createSocket } from "node:dgram";

/** A UDP socket that counts what arrives, where hostile code looks for a STUN server. */
export interface PacketTrap {
  port: number;
  /** How many packets have come. */
  count(): number;
  close(): void;
}

/** Listens on any free port of this machine. */
export async function setPacketTrap(): Promise<PacketTrap> {
  const socket = createSocket("udp4");
  let packets = 0;
  socket.on("message", () => packets++);
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return { port: socket.address().port, count: () => packets, close: () => socket.close() };
}
