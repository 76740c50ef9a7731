/**
 * The RSA key with which simulated OpenID providers sign ID tokens. It is public on purpose: it
 * signs tokens for simulated people only, and a fixed key makes every run of a scenario equal and
 * spares the reader the time of generating one.
 */
export const SIGNING_KEY: JsonWebKey & { kid: string } = {
  kid: "simulated-key-1",
  kty: "RSA",
  n: "uALf7FgTYjO9ZqCax62yZLiW9egqMdZjLwasJ9LsP6AIA4zZsn3qATOHpikouQFKMYBor_RPv5Kn8b9KJSq4yKhtS8ohBoXUiQErCiWli4iZFaZDVDJgt3AK1qXdZvwfyiBMrBktzjLWFxsT7NBbe8QHsmCodQ4s7NmnioBxclT6lQhbSljxDKX2vbHFhIQ9Mj45hpPIcIRLsqVczyXpf9bYPffzz5RjYdIsDu0ZTW1asghOegfIte7MWphOiBYKDQdB32HU3yvi-4l6RpOmRW99IYzyFzOOK2NhRGSw5g4TTEUwP1ck9jKzfRzqm8RAH7b82uT8DMqfmBgOhypudw",
  e: "AQAB",
  d: "D5h6xwq99dRByLly9NqFZKD6dnQLY3byqBEuNR_c0xWqqDZfWw_t7dUiuZQCdg-kbKaf-M3BlpCE-GnIjHbe-26--K30d5uPJF97eNww-C8HHn0ddrzgUpvF52Rea_SRcy2iofFuXuwTFhk-6pLMNiSqrFUh4e3mI9rcptH1C4YAfdgvyH3a1WRWzhqRljtx2rDWKWXkg6ONBObpouot0LJwc5W0B6HKuyTShixNoNfHLJuMV5tBGiq9DXJEtfNORZvCUXMfmyInAdDhyXXyI92a6tldPJY34x-U3NAPk_XPcf56ORcBt4eYhDDTLD-oDz2oLTrUBTc3wuGnK1TasQ",
  p: "27SL6a0FOks537g3B_BcEtAZ6ePjFJbjvIEpurX95Kz2aoiJQbbg1Q-yrLnysaFpNBedfTi3-DqE0pkQSHK9t1r0s6mwK9euzpfTrUcpo263xvxHdInrFlRT7WKWiOQCCQei4_teYhSrkcLXTceefKpJZ88B8ht-wnsuapZ8FlE",
  q: "1mjO9bhCcEwqGtOMUIq69Eq-NU7aL7w4NQXXDGjxyOoAYl6pxrSsiKG9KMcIYQdGuaeWoIg86ItGnYwB69lKZNvICIrwFb2keqOMVtVY7jkDfc3fyqkfbWKeWfwr7cwDW1L-gvJcaf9DhHWnMFUWs4ouWixbLkIrz1-45jGG3kc",
  dp: "CsVuOpWV9QatHq-8WvJIwU9chd_7SQ4guiQm9JVpjiWAqzZobEVX_noXi2pOYLEGJFyoBvSZ6FyOGHkSmEqvzGZ0Kr69-VhIpK5C3XLosq-B6QqDQk5krSKTPscflDSBeQnbzYuMVAipZKsFvTV1Kq16jdFTShhY_ZXmb6lTChE",
  dq: "X_z0CpW_SL8Qaooi2zwAjrWXig4PKCe_kh1XNTsWY7g_C8sNfuQMCe8-3C6e1bGIPD2G9b-IZSNVLdssUQYqhBTQ7OImsdUA-daWUZmaAqyLn5q3gedNJo9sDSUUFZWsOwpg3wbZ0Kpy864odz7gtug58CzDdWYybtiP0p6Bnqk",
  qi: "AZOAPK3SlTBAhzsftnyFR5crpqu5TNys8AdLmfyzSbXyqzlG1L7MgpxpIVDLzQg6qW6gqqs8onsKRy5D4R-Mi-gCdEQKZ4qRPQmpaKgtZtv-mQB2C0PBEymFyTHYNBDwtDULngLEQTsgHXr-z-dub3maqpCkPJ9AY9RzoSCog2w",
  alg: "RS256",
};
