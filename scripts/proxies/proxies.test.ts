import { describe, expect, it } from "vitest";

import type { InstallMachine } from "../chromium/install";
import { findProxy, type Machine } from "./find";
import { planDownload } from "./install";

/** A machine on which exactly `files` exist. */
function machine(files: string[], env: Machine["env"] = { PATH: "/usr/local/bin:/usr/bin:" }) {
  return { env, exists: (file: string) => files.includes(file), unpacked: "/site/.cache/proxies" };
}

describe("findProxy", () => {
  it("takes the path that is given before everything else", () => {
    const files = ["/opt/mine", "/usr/bin/nginx"];
    const env = { PATH: "/usr/bin", NGINX_PATH: "/opt/mine" };
    expect(findProxy("nginx", machine(files, env))).toBe("/opt/mine");
  });

  it("refuses a given path that does not exist instead of taking another program", () => {
    const env = { PATH: "/usr/bin", CADDY_PATH: "/opt/mien" };
    expect(() => findProxy("caddy", machine(["/usr/bin/caddy"], env))).toThrow(
      "CADDY_PATH is /opt/mien",
    );
  });

  it("takes the system's before the one that was unpacked, also where only root's PATH leads", () => {
    const unpacked = ["/site/.cache/proxies/usr/sbin/nginx", "/site/.cache/proxies/usr/bin/caddy"];
    expect(findProxy("nginx", machine([...unpacked, "/usr/sbin/nginx"]))).toBe("/usr/sbin/nginx");
    expect(findProxy("nginx", machine(unpacked))).toBe(unpacked[0]);
    expect(findProxy("caddy", machine(unpacked))).toBe(unpacked[1]);
    expect(findProxy("caddy", machine([]))).toBeUndefined();
  });
});

describe("planDownload", () => {
  const debian: InstallMachine = {
    platform: "linux",
    osRelease: "ID=debian",
    isRoot: true,
    hasCommand: (name) => name === "apt-get",
  };

  it("downloads what is missing, and installs no server", () => {
    const commands = planDownload(["caddy"], debian);
    expect(commands.at(-1)).toEqual(["apt-get", "download", "--quiet", "caddy"]);
    expect(commands.flat()).not.toContain("install");
  });

  it("needs no rights of root", () => {
    const commands = planDownload(["nginx", "caddy"], { ...debian, isRoot: false });
    expect(commands).toEqual([["apt-get", "download", "--quiet", "nginx", "caddy"]]);
  });

  it("says by name what is missing where there is no apt-get", () => {
    const mac: InstallMachine = { ...debian, platform: "darwin", hasCommand: () => false };
    expect(() => planDownload(["nginx"], mac)).toThrow("There is no nginx here");
  });
});
