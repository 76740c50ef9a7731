/** Secrets of the form that services give them, drawn from a seed: nobody's, and told from real ones by none. */

/** A secret, and the parts of it of which none may be left anywhere. */
export interface Secret {
  kind: string;
  text: string;
  parts: string[];
}

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const HEX = "0123456789abcdef";
const ALNUM = LOWER + LOWER.toUpperCase() + DIGITS;
const BASE64 = `${ALNUM}+/`;

/** A source of numbers from 0 to below 1 that gives the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Draw = (alphabet: string, length: number) => string;

/** By kind: the secret, and what of it is secret, if that is not all. */
const KINDS: Record<string, (draw: Draw) => [text: string, ...parts: string[]]> = {
  "GitHub token": (draw) => [`ghp_${draw(ALNUM, 36)}`],
  "GitHub fine-grained token": (draw) => [`github_pat_${draw(ALNUM, 22)}_${draw(ALNUM, 59)}`],
  "GitHub client secret": (draw) => [draw(HEX, 40)],
  "Google client secret": (draw) => [`GOCSPX-${draw(`${ALNUM}-_`, 28)}`],
  "Google API key": (draw) => [`AIza${draw(`${ALNUM}-_`, 35)}`],
  "Stripe key": (draw) => [`sk_live_${draw(ALNUM, 24)}`],
  "Stripe test key": (draw) => [`sk_test_${draw(ALNUM, 24)}`],
  "Stripe webhook secret": (draw) => [`whsec_${draw(ALNUM, 32)}`],
  "Slack token": (draw) => [`xoxb-${draw(DIGITS, 12)}-${draw(DIGITS, 12)}-${draw(ALNUM, 24)}`],
  "Slack webhook": (draw) => {
    const end = draw(ALNUM, 24);
    return [`https://hooks.slack.com/services/T${draw(DIGITS, 8)}/B${draw(DIGITS, 8)}/${end}`, end];
  },
  "Discord webhook": (draw) => {
    const end = draw(`${ALNUM}-_`, 68);
    return [`https://discord.com/api/webhooks/${draw(DIGITS, 18)}/${end}`, end];
  },
  "AWS access key": (draw) => [`AKIA${draw(LOWER.toUpperCase() + DIGITS, 16)}`],
  "AWS secret key": (draw) => [draw(BASE64, 40)],
  "Apple key": (draw) => {
    const lines = [draw(BASE64, 64), draw(BASE64, 64), draw(BASE64, 64), `${draw(BASE64, 8)}==`];
    const text = `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----`;
    return [text, ...lines];
  },
  "RSA key": (draw) => {
    const lines = [draw(BASE64, 64), draw(BASE64, 64), draw(BASE64, 30)];
    const text = `-----BEGIN RSA PRIVATE KEY-----\n${lines.join("\n")}\n-----END RSA PRIVATE KEY-----`;
    return [text, ...lines];
  },
  "Postgres address": (draw) => {
    const password = draw(ALNUM, 12);
    return [`postgresql://app:${password}@db.corp.net:5432/app?sslmode=require`, password];
  },
  "MongoDB address": (draw) => {
    const password = `${draw(LOWER, 5)}test${draw(DIGITS, 3)}`;
    return [`mongodb+srv://root:${password}@cluster0.mongodb.net/app`, password];
  },
  "SMTP address": (draw) => {
    const password = `${draw(ALNUM, 6)}/${draw(ALNUM, 6)}`;
    return [`smtps://mailer:${password}@smtp.corp.net:465`, password];
  },
  "SQL Server string": (draw) => {
    const password = draw(ALNUM, 11);
    return [`Server=db.corp.net;User Id=sa;Password=${password};Encrypt=True`, password];
  },
  "Azure storage string": (draw) => {
    const key = `${draw(BASE64, 86)}==`;
    return [`DefaultEndpointsProtocol=https;AccountName=corp;AccountKey=${key};`, key];
  },
  "Azure client secret": (draw) => [`${draw(ALNUM, 3)}8Q~${draw(`${ALNUM}-_.~`, 34)}`],
  "Auth0 client secret": (draw) => [draw(`${ALNUM}-_`, 64)],
  "Facebook app secret": (draw) => [draw(HEX, 32)],
  "Twitch client secret": (draw) => [draw(LOWER + DIGITS, 30)],
  "OpenAI key": (draw) => [`sk-proj-${draw(ALNUM, 48)}`],
  "SendGrid key": (draw) => [`SG.${draw(ALNUM, 22)}.${draw(ALNUM, 43)}`],
  "Resend key": (draw) => [`re_${draw(ALNUM, 8)}_${draw(ALNUM, 24)}`],
  "npm token": (draw) => [`npm_${draw(ALNUM, 36)}`],
  "JSON Web Token": (draw) => {
    const parts = [`eyJ${draw(ALNUM, 33)}`, `eyJ${draw(ALNUM, 70)}`, draw(`${ALNUM}-_`, 43)];
    return [parts.join("."), ...parts];
  },
  AUTH_SECRET: (draw) => [`${draw(BASE64, 43)}=`],
};

/** So many secrets of all kinds in turn; the same ones for the same seed. */
export function madeUpSecrets(count: number, seed: number): Secret[] {
  const random = randomFrom(seed);
  const draw: Draw = (alphabet, length) =>
    Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join("");
  const kinds = Object.entries(KINDS);
  return Array.from({ length: count }, (_, index) => {
    const [kind, make] = kinds[index % kinds.length] ?? ["", () => [""]];
    const [text, ...parts] = make(draw);
    return { kind, text, parts: parts.length > 0 ? parts : [text] };
  });
}
