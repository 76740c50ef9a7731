import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect } from "node:tls";

import type { ProxyName } from "../../../scripts/proxies/find";
import { proxyHere } from "../../../scripts/proxies/machine";
import { createCertificate } from "../../support/certificate";
import { freePort } from "../../support/free-port";

/** A proxy that serves `https://app.example` on this machine, in front of an app. */
export interface RealProxy {
  /** The ports of this machine at which it takes https, and http. */
  ports: { https: number; http: number };
  stop: () => Promise<void>;
}

/** The file of the guide for each proxy. */
const SHOWN: Record<ProxyName, string> = {
  nginx: "snippets/behind-a-proxy/nginx.conf",
  caddy: "snippets/behind-a-proxy/Caddyfile",
};

/**
 * Starts nginx or Caddy with the file that the guide shows. Only ports and the places of the
 * certificate are others.
 *
 * @param app port of this machine at which the app listens
 * @param change what else is different in the file
 * @throws naming the program that is missing, or with what it writes if it does not start
 */
export async function startProxy(
  name: ProxyName,
  app: number,
  change: (file: string) => string = (file) => file,
): Promise<RealProxy> {
  const program = proxyHere(name);
  if (program === undefined) throw new Error(`There is no ${name} here: run "npm run proxies".`);
  const folder = await mkdtemp(path.join(tmpdir(), `${name}-`));
  const ports = { https: await freePort(), http: await freePort() };
  const shown = await readFile(SHOWN[name], "utf8");
  const file = change(replace(shown, "127.0.0.1:3000", `127.0.0.1:${app}`));
  const prepare = name === "nginx" ? prepareNginx : prepareCaddy;
  const child = spawn(program, await prepare(folder, file, ports), {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder },
  });
  const stop = async () => {
    process.off("exit", kill);
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    if (child.kill() && !hasEnded) await once(child, "exit");
    await rm(folder, { recursive: true });
  };
  const kill = () => void child.kill();
  process.once("exit", kill);
  try {
    await serves(child, ports.https);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ports, stop };
}

async function prepareNginx(
  folder: string,
  servers: string,
  { https, http }: RealProxy["ports"],
): Promise<string[]> {
  const { cert, key } = createCertificate("app.example");
  const [certFile, keyFile] = [path.join(folder, "app.pem"), path.join(folder, "app.key")];
  await Promise.all([writeFile(certFile, cert), writeFile(keyFile, key)]);
  const here = [
    ["/etc/ssl/app.example.pem", certFile],
    ["/etc/ssl/app.example.key", keyFile],
    ["listen 443", `listen 127.0.0.1:${https}`],
    ["listen 80", `listen 127.0.0.1:${http}`],
  ] as const;
  const ownFolders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  await writeFile(
    path.join(folder, "nginx.conf"),
    `daemon off;
    master_process off;
    pid ${folder}/pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      ${ownFolders.map((name) => `${name}_temp_path ${folder}/${name};`).join("\n")}
      ${here.reduce((text, [from, to]) => replace(text, from, to), servers)}
    }`,
  );
  return ["-p", folder, "-e", "stderr", "-c", path.join(folder, "nginx.conf")];
}

async function prepareCaddy(
  folder: string,
  sites: string,
  { https, http }: RealProxy["ports"],
): Promise<string[]> {
  const file = path.join(folder, "Caddyfile");
  // The certificate comes from a certificate authority of Caddy's own, without a network.
  await writeFile(
    file,
    `{
      admin off
      local_certs
      skip_install_trust
      default_bind 127.0.0.1
      https_port ${https}
      http_port ${http}
    }
    ${sites}`,
  );
  return ["run", "--adapter", "caddyfile", "--config", file];
}

/** Replaces each occurrence. @throws if there is none */
function replace(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`"${from}" is not in the file of the guide.`);
  return text.replaceAll(from, to);
}

/** Resolves when the proxy serves https. @throws with what it wrote, if it ends before */
async function serves(child: ChildProcess, port: number): Promise<void> {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => (text += String(chunk)));
  }
  const failures: Error[] = [];
  child.once("error", (error) => void failures.push(error));
  child.once("exit", () => void failures.push(new Error(`${child.spawnfile} ended:\n${text}`)));
  // Caddy listens before it has made its certificate.
  while (!(await shakesHands(port))) {
    const [failure] = failures;
    if (failure) throw failure;
  }
}

/** Whether there is a TLS server for `app.example` at a port. */
async function shakesHands(port: number): Promise<boolean> {
  const options = { host: "127.0.0.1", port, servername: "app.example", rejectUnauthorized: false };
  const socket = connect(options);
  try {
    await once(socket, "secureConnect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
