/** Colors by name; the style sheet has them. */
export type PartColor = "header" | "key" | "vector" | "content" | "seal";

/** A part of a token in its compact form. */
interface TokenPart {
  name: string;
  color: PartColor;
  text: string;
}

const PARTS: Readonly<Record<number, readonly (readonly [name: string, color: PartColor])[]>> = {
  // RFC 7515, section 7.1
  3: [
    ["Header", "header"],
    ["Payload", "content"],
    ["Signature", "seal"],
  ],
  // RFC 7516, section 7.1
  5: [
    ["Header", "header"],
    ["Encrypted key", "key"],
    ["Initialization vector", "vector"],
    ["Ciphertext", "content"],
    ["Authentication tag", "seal"],
  ],
};

/** The parts of a JWS (three) or a JWE (five); undefined: it is neither. */
export function partsOf(token: string): TokenPart[] | undefined {
  if (!/^[\w-]+(?:\.[\w-]*){2,4}$/.test(token)) return undefined;
  const texts = token.split(".");
  return PARTS[texts.length]?.map(([name, color], index) => ({
    name,
    color,
    text: texts[index] ?? "",
  }));
}
