import type { JWK } from "jose";

/** A private key with its name and algorithm. */
export type SigningKey = JWK & { kid: string; alg: SigningAlgorithm };

/** Algorithms in which ID tokens are signed. */
export type SigningAlgorithm = "RS256" | "ES256";

/**
 * The keys with which simulated OpenID providers sign ID tokens. They are fake: public on purpose,
 * for they sign tokens about simulated people only. Fixed keys make every run of a scenario equal and
 * spare the reader the time of generating them.
 */
export const SIGNING_KEYS: Record<SigningAlgorithm, readonly [SigningKey, SigningKey]> = {
  RS256: [
    {
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
    },
    {
      kid: "simulated-key-2",
      kty: "RSA",
      n: "p5WaqxPaT17dCh5GNg0NRsy2lZUVm9TdJ76rO9ZuzWNzNHDP6djXKo8R2oTrFLDW61EgngunyXWXs7b5oGPRvg83ME0P1-K6yUN02FZO_y8f3mMzAQHlJRy-fG6rYwstjN_xuDrwyBpzQPgPo6m6LUC2cyvuNl_6u9GLl0Ol9Qc9pEfLX3eqcu-1fxzzbQrWSzZP41jxf7retIjsNJCMET3Si7PSVL1zNGRQqzHSo5snQUn-M5E54nR7AL6VgZGYhEeRYmw2N6ini4IDwyhIDCUSJYPi06RhEeCuEZ5tQfo7zFGyIDXo4-yzZQ-3WrTuswaMWIU66M5dagUKEuVvRQ",
      e: "AQAB",
      d: "YHBlLPvteBrxmOouj7VzHC_Evj2ohA3yNvYwXVptxI1_tYA2JeWsfzXoUE8bHeiBxbKX0qTQKczUZLLeT-VqxP4zcfzm4Sf9jHlzBFU5DmordeppZmsDDmGFYbq7-INIhYlaPtiHyg1uoVlD7-H8lCBpcKbyrtfoaWQj-brGmIysHjwkNjaDF4nYMhZhEYPfM8bDCxIX2lA0ZVJFTPXG0OGEBggsAD9vTpE41qYEwxaRgcPgZAUowAXJ-k-g0-Xlsg23IYYYN4TAAybuxq3MC5rl1a-D59O0H9BYFluTSYKIE65cD5HbGmvbFznTqemG6OhcVYrdM1m9KWBOhX-5",
      p: "4N94T2xZW18MEq1QPsrrtrDF2B5NiYbFByoTOQ5JgqjhLbkFEj9iorg1DG5EjpsK00OxEKoar8r7YuNbkA2V3is-eDlOO0KLwLakF-KAhOAxwttrLUa0OO3JosU8Vpu58rdyLFmUs-tb9L2V3j-0kmMq5_bgSO6vEnuYDkDjTPk",
      q: "vsgTHRbuoTZuY8snPwGBl98Ro7YxVhug579qDauOFgXYn4cSc9Da9QF8uuAfeRCCGbyZUQ9CUmNeF445sN8dx9arauJTJYwYjYjjem50vt9KG3MJJPog7tHUUmfGCJ7HpPd1kkOeT4rrTOBOPRc8Gpa4evBtjZM5pkNvVbzfg60",
      dp: "bRidstKbC3QyVEFXJA-oicp7QZ15-pWyswYbq1ueGFC8ZkVUC4VK4izCN9SrWBAqEVLO7YnJRq4QhepNuraMleue9A7BQIjJamZxd9EAjvaBzcpL1fxuZQwf_eL4ogANF48eShvvw9YUl8j-k4OOpFKON1mTeG6r6yihHZEndWk",
      dq: "PpfqHXsuo9n18evvXm6iFC_t26alHTlHW4GjzARjQ7p7TivE1BbMH-JzB-UMrm3KIaONMdkty1YqwtO4_dzWKoC2EQVcfk8upxEogTzINO-RotvlPiqKr5BMdxTxFlbx7Z_7BRgGUtajSL-3K7f50kdtE3jamL6bBX_OgXTMaKk",
      qi: "1MC4KM72TqiV401lSeNY0G1gzhSsyRpeLfe3zNsl4iqJ9PgM_9kXuxjrUI_rSrZnUZSySwVSiUWT9v18KMQrRQ2Oibepe1wP9-sjyyopAV-f-OKY0Q6YR-M4R8IurA51c5fjjQADPJyCmxVm2X6SVvtOPCbuWaypn4hBfoow57o",
      alg: "RS256",
    },
  ],
  ES256: [
    {
      kid: "simulated-ec-key-1",
      kty: "EC",
      x: "fJqseoGaGyLKOmdVqmA17D9l0VFl7K5byNMRQJ6nBPY",
      y: "tLZiILOH2kVF76YAEjai0lBRPpJhdvuZx2MVmKpByzM",
      crv: "P-256",
      d: "IluvH1vMIFEn_xj5Tz3lSQzZT6xrRW83U-V7zbvKfRc",
      alg: "ES256",
    },
    {
      kid: "simulated-ec-key-2",
      kty: "EC",
      x: "hXQ6FW2NpXWjQxJLPtCvaNchXwC3ix--DMPf7v1y67E",
      y: "D2yH5k4B5r9EHblSYa-jmLBgoVrAtBM5nVJpCPqYiSI",
      crv: "P-256",
      d: "Koe91IwUI1pqD4XX41NZrUU7n-pCFEXw9QC0Cl8U8C0",
      alg: "ES256",
    },
  ],
};
