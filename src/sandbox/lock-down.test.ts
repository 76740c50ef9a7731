import { expect, test } from "vitest";

import { lockDown } from "./lock-down";

test("peer connections and web transport are taken away, whatever their prefix; the rest stays", () => {
  const target = Object.fromEntries(
    [
      "RTCPeerConnection",
      "webkitRTCPeerConnection",
      "mozRTCIceCandidate",
      "RTCDataChannel",
      "WebTransport",
      "WebTransportError",
      "fetch",
      "Request",
      "myRTC",
    ].map((name) => [name, {}]),
  );
  lockDown(target as unknown as Window & typeof globalThis);
  expect(Object.keys(target)).toEqual(["fetch", "Request", "myRTC"]);
});
