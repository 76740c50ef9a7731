import type { Host } from "../network";

/** The origin from which core's built-in pages load provider logos. */
export const PROVIDER_LOGOS_ORIGIN = "https://authjs.dev";

/**
 * Stands in for the host of provider logos: a drawn mark with the provider's initial, since the
 * real logos belong to their owners and the simulated internet fetches nothing.
 */
export const providerLogos: Host = {
  actor: { role: "asset-host", name: "authjs.dev" },
  async fetch(request) {
    const id = /^\/img\/providers\/([a-z0-9-]+)\.svg$/.exec(new URL(request.url).pathname)?.[1];
    if (!id) return new Response("Not found", { status: 404 });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="11" fill="none" stroke="#000" stroke-width="2"/><text x="12" y="16.5" font-family="sans-serif" font-size="12" font-weight="700" text-anchor="middle">${id[0]?.toUpperCase()}</text></svg>`;
    return new Response(svg, { headers: { "content-type": "image/svg+xml" } });
  },
};
