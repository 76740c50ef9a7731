import type { Host } from "../network";

/** A file that a host serves to everybody. */
export interface Asset {
  contentType: string;
  body: string;
}

/** Files by their address, such as a script at a CDN. */
export type Assets = Record<string, Asset>;

/** The hosts that serve `assets`, by origin. Whatever else they are asked for is not found. */
export function assetHosts(assets: Assets): Map<string, Host> {
  const hosts = new Map<string, Host>();
  for (const url of Object.keys(assets)) {
    const { origin, host } = new URL(url);
    hosts.set(origin, {
      actor: { role: "asset-host", name: host },
      async fetch(request) {
        const asset = assets[request.url];
        if (!asset) return new Response("Not found", { status: 404 });
        const headers = { "content-type": asset.contentType, "access-control-allow-origin": "*" };
        return new Response(asset.body, { headers });
      },
    });
  }
  return hosts;
}
