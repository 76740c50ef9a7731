import { readFileSync } from "node:fs";

import { attackSource, type Targets } from "./attack";

const APP = readFileSync("examples/first-sign-in/app.ts", "utf8");

/**
 * The example's `app.ts` with everything that `attackSource` tries: by the app itself when somebody
 * asks for `/attack`, and by the page that it answers with when its button is pressed. What became of
 * it is written to the log, as `realm …` and `page …`.
 */
export function hostileApp(targets: Targets): string {
  const attack = attackSource(targets);
  const { port } = targets;
  const call = `const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${port}' }] });
    peer.createDataChannel('a'); peer.createOffer().then((offer) => peer.setLocalDescription(offer));`;
  // A frame of the text itself, which no script makes.
  const page = `<iframe srcdoc="<script>${call}</script>"></iframe><button>Attack</button><script>
    const attack = ${attack.replaceAll("</", "<\\/")};
    document.querySelector("button").onclick = async () => {
      const outcomes = JSON.stringify(await attack());
      await fetch("/outcomes", { method: "POST", body: outcomes });
      document.querySelector("button").textContent = "Done";
    };
  </script>`;
  return `// @ts-nocheck
${APP.replace(
  "new URL(request.url);",
  `new URL(request.url);
    if (pathname === "/attack") {
      console.log("realm " + JSON.stringify(await attack()));
      return page(attackPage, []);
    }
    if (pathname === "/outcomes") {
      console.log("page " + (await request.text()));
      return new Response("");
    }
    if (pathname === "/") return page('<a href="/attack">Attack</a>', []);`,
)}
const attackPage = ${JSON.stringify(page)};
const attack = (0, eval)(${JSON.stringify(attack)});
`;
}

/** The example's `app.ts` that goes to a host whose name says something, as code does that has only one word. */
export function leavingApp(address: string): string {
  return `// @ts-nocheck\n${APP}\nlocation.href = ${JSON.stringify(address)};\n`;
}

/**
 * The example's `app.ts` that replaces what the lab uses to show a page: the page shall be one in which
 * nothing is taken away, and call a STUN server at a port here.
 */
export function tamperingApp(port: number): string {
  const script = `<script>const peer = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:${port}" }] });
    peer.createDataChannel("a"); peer.createOffer().then((offer) => peer.setLocalDescription(offer));</script>`;
  return `// @ts-nocheck
${APP}
const fresh = ${JSON.stringify(`${script}<iframe srcdoc='${script}'></iframe><button>Replaced</button>`)};
Object.defineProperty(Element.prototype, "outerHTML", { get: () => fresh });
Object.defineProperty(HTMLIFrameElement.prototype, "srcdoc", { set(text) { this.setAttribute("srcdoc", fresh); } });
`;
}
