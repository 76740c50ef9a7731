import { attempt, type AttemptGroup } from "./attempt";

const REFUSED = /^(TypeError|NetworkError|SecurityError|failed|blocked)/;
const NO_ANSWER = /^(failed|nothing happened)/;

/** Ways to ask a server for something, each for another host and for the site's own. */
export const requests: readonly AttemptGroup[] = [
  {
    tries: "Ask a server: `fetch`, XHR, WebSocket, EventSource, beacons, WebTransport",
    by: ["policy"],
    attempts: {
      fetch: attempt("return nativeFetch(out('fetch'));", REFUSED),
      "fetch, own": attempt("return nativeFetch(own('fetch'));", REFUSED),
      "fetch, no-cors": attempt(
        "return nativeFetch(out('no-cors'), { mode: 'no-cors', keepalive: true });",
        REFUSED,
      ),
      fetchLater: attempt("fetchLater(out('later'), { activateAfter: 0 }); return 'done';", /./),
      XMLHttpRequest: attempt("return request(out('xhr'));", REFUSED),
      "XMLHttpRequest, own": attempt("return request(own('xhr'));", REFUSED),
      "XMLHttpRequest, synchronous": attempt(
        `const xhr = new XMLHttpRequest();
        xhr.open("GET", out("sync-xhr"), false);
        xhr.send();
        return xhr.status;`,
        /^NetworkError/,
      ),
      WebSocket: attempt("return opens(new WebSocket(socket('socket')));", REFUSED),
      "WebSocket, own": attempt(
        "return opens(new WebSocket(origin.replace('http', 'ws') + '/leak/socket'));",
        REFUSED,
      ),
      WebSocketStream: attempt(
        "return new WebSocketStream(socket('socket-stream')).opened;",
        /Error/,
      ),
      EventSource: attempt("return opens(new EventSource(out('events')));", REFUSED),
      "EventSource, own": attempt("return opens(new EventSource(own('events')));", REFUSED),
      sendBeacon: attempt(
        "return navigator.sendBeacon(out('beacon'), 'x') + ' ' + navigator.sendBeacon(own('beacon'));",
        /^(true|false) (true|false)$/,
      ),
      WebTransport: attempt("await new WebTransport(out('transport')).ready;", /Error/),
    },
  },
  {
    tries: "Load pictures, fonts, style sheets, media or plugins",
    by: ["policy"],
    attempts: {
      image: attempt("return loads('img', { src: out('image') });", NO_ANSWER),
      "image, own": attempt("return loads('img', { src: own('image') });", NO_ANSWER),
      "image, srcset": attempt(
        "return loads('img', { srcset: out('srcset') + ' 2x' });",
        NO_ANSWER,
      ),
      "svg image": attempt(
        `document.body.insertAdjacentHTML("beforeend", "<svg><image href='" + out("svg-image") +
          "'/><use href='" + own("svg-use#a") + "'/><filter id='f'><feImage href='" + out("fe-image") + "'/></filter></svg>");`,
        /^undefined$/,
      ),
      "style sheet": attempt(
        "return loads('link', { rel: 'stylesheet', href: out('sheet') });",
        NO_ANSWER,
      ),
      "style sheet, own": attempt(
        "return loads('link', { rel: 'stylesheet', href: own('sheet') });",
        NO_ANSWER,
      ),
      "CSS url()": attempt(
        `const style = document.createElement("style");
        style.textContent = "@import '" + out("import") + "'; @font-face { font-family: x; src: url(" + out("font") +
          "); } html { background: url(" + out("background") + "), url(" + own("background") + "); cursor: url(" + out("cursor") +
          "), auto; font-family: x; list-style: url(" + out("list") + "); }";
        document.head.append(style);`,
        /^undefined$/,
      ),
      FontFace: attempt("return new FontFace('y', `url(${out('font-face')})`).load();", /Error/),
      video: attempt(
        "return loads('video', { src: out('video'), poster: out('poster') });",
        NO_ANSWER,
      ),
      audio: attempt("return loads('audio', { src: own('audio') });", NO_ANSWER),
      object: attempt("return loads('object', { data: out('object') });", NO_ANSWER),
      "object, own": attempt("return loads('object', { data: own('object') });", NO_ANSWER),
      embed: attempt("return loads('embed', { src: out('embed') });", NO_ANSWER),
      "input image": attempt(
        "return loads('input', { type: 'image', src: out('input') });",
        NO_ANSWER,
      ),
    },
  },
  {
    tries: "Load scripts, modules, workers or worklets",
    by: ["policy"],
    attempts: {
      script: attempt("return loads('script', { src: out('script') });", NO_ANSWER),
      "script, own": attempt("return loads('script', { src: own('script') });", NO_ANSWER),
      "script, of the sandbox": attempt(
        "return loads('script', { src: origin + '/sandbox/index.html?leak' });",
        NO_ANSWER,
      ),
      "module script": attempt(
        "return loads('script', { type: 'module', src: own('module') });",
        NO_ANSWER,
      ),
      "import()": attempt("return (0, eval)(`import('${out('import-module')}')`);", /^TypeError/),
      "import(), own": attempt(
        "return (0, eval)(`import('${own('import-module')}')`);",
        /^TypeError/,
      ),
      "import map": attempt(
        `const map = document.createElement("script");
        map.type = "importmap";
        map.textContent = JSON.stringify({ imports: { mapped: own("mapped") } });
        document.head.append(map);
        return (0, eval)("import('mapped')");`,
        /^TypeError/,
      ),
      "import() of data": attempt(
        "return (0, eval)(`import('data:text/javascript,')`);",
        /^TypeError/,
      ),
      Worker: attempt("return opens(new Worker(own('worker')));", REFUSED),
      "Worker of data": attempt(
        "return opens(new Worker('data:text/javascript,postMessage(1)'));",
        REFUSED,
      ),
      "Worker of a blob": attempt("return opens(new Worker(blob('postMessage(1)')));", REFUSED),
      SharedWorker: attempt("return opens(new SharedWorker(own('shared')));", REFUSED),
      "SharedWorker of data": attempt(
        "return opens(new SharedWorker('data:text/javascript,onconnect=()=>{}'));",
        /^(SecurityError|failed|nothing happened)/,
      ),
      "audio worklet": attempt(
        "return new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(own('worklet'));",
        /^AbortError/,
      ),
      "paint worklet": attempt("return CSS.paintWorklet.addModule(own('worklet'));", /Error/),
    },
  },
  {
    tries: "Fetch ahead: prefetch, preload, prerender, speculation rules",
    by: ["policy", "connection allowlist", "links"],
    attempts: {
      prefetch: attempt(
        "return loads('link', { rel: 'prefetch', href: out('prefetch') });",
        NO_ANSWER,
      ),
      "prefetch, own": attempt(
        "return loads('link', { rel: 'prefetch', href: own('prefetch') });",
        NO_ANSWER,
      ),
      preload: attempt(
        "return loads('link', { rel: 'preload', as: 'image', href: own('preload') });",
        NO_ANSWER,
      ),
      "links that stay": attempt(
        `const shadow = document.createElement("div").attachShadow({ mode: "closed" });
        document.body.append(shadow.host);
        const links = [document.head, document.body, shadow].map((place) =>
          place.appendChild(make("link", { rel: "next", href: out("stay") })));
        await null;
        return links.filter(({ isConnected }) => isConnected).length;`,
        /^0$/,
      ),
      modulepreload: attempt(
        "return loads('link', { rel: 'modulepreload', href: own('modulepreload') });",
        NO_ANSWER,
      ),
      "dns-prefetch, preconnect": attempt(
        `await loads("link", { rel: "dns-prefetch", href: out("dns-prefetch") });
        return loads("link", { rel: "preconnect", href: out("preconnect") });`,
        NO_ANSWER,
      ),
      "manifest and icon": attempt(
        `await loads("link", { rel: "manifest", href: own("manifest") });
        return loads("link", { rel: "icon", href: own("icon") });`,
        NO_ANSWER,
      ),
      "speculation rules": attempt(
        `const rules = document.createElement("script");
        rules.type = "speculationrules";
        const urls = [out("speculation"), own("speculation")];
        const rule = [{ source: "list", urls, eagerness: "immediate" }];
        rules.textContent = JSON.stringify({ prefetch: rule, prerender: rule });
        document.head.append(rules);`,
        /^undefined$/,
      ),
    },
  },
  {
    tries: "Reach other machines by WebRTC",
    by: ["lock-down"],
    attempts: {
      RTCPeerConnection: attempt("return calls(RTCPeerConnection);", /^ReferenceError/),
      webkitRTCPeerConnection: attempt("return calls(webkitRTCPeerConnection);", /^ReferenceError/),
      "of an empty frame": attempt(
        "return calls(frame().contentWindow.RTCPeerConnection);",
        /^SecurityError/,
      ),
    },
  },
];
