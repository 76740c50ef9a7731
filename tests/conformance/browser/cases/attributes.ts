import { type Case, open, setting } from "../case";

const APP = "https://app.test";
const FUTURE = "Fri, 01 Jan 2100 00:00:00 GMT";

/** A cookie is set by one address, and each of the others is asked afterwards. */
function kept(name: string, cookies: string | string[], from = `${APP}/`, ...to: string[]): Case {
  const headers = typeof cookies === "string" ? [cookies] : cookies;
  const asked = to.length > 0 ? to : [`${APP}/`];
  return { name, steps: [open(setting(from, ...headers)), ...asked.map((url) => open(url))] };
}

/** What a `Set-Cookie` header says, and what a browser makes of it. */
export const attributeCases: Case[] = [
  // Names and values
  kept("a pair", "id=1"),
  kept("white space around name and value", " \t id \t = \t a b \t ; Path=/"),
  kept("a tab within a value", "id=a\tb"),
  kept("a value with equals signs", "id=a=b=c"),
  kept("a value in quotes keeps them", 'id="a b"'),
  kept("a semicolon ends a value, in quotes too", 'id="a;b"'),
  kept("a value with commas", "id=a,b"),
  kept("an empty value", "id="),
  kept("no equals sign: a value without a name", "id"),
  kept("an empty name", "=id"),
  kept("an empty name and a value with an equals sign", "=a=b"),
  kept("an empty name and a value that starts with an equals sign", "==b"),
  kept("two without a name are one", ["one", "=two"]),
  kept("without a name beside one with it", ["id", "id=1", "=x"]),
  kept("neither name nor value", ["=", "", "; Secure", "kept=1"]),
  kept("only white space", [" ", "\t=\t", "kept=1"]),
  kept("bytes beyond ASCII in a value", "id=\u00c3\u00a4"),
  kept("bytes that are no UTF-8 in a value", "id=\u00e4"),
  kept("bytes beyond ASCII in a name", "\u00c3\u00a4=1"),
  kept("a control character in a name", ["a\u0001b=1", "kept=1"]),
  kept("a control character in a value", ["a=\u0001", "kept=1"]),
  kept("a control character in an attribute", ["a=1; Path=/\u0008", "kept=1"]),
  kept("DEL", ["a=b\u007fc", "kept=1"]),
  kept("names differ by case", ["id=1", "ID=2"]),
  kept("a name with a dollar sign", "$Version=1"),
  kept("a name with spaces", "a b=1"),

  // Sizes
  kept("4096 bytes of name and value", `id=${"x".repeat(4094)}`),
  kept("4097 bytes of name and value", [`id=${"x".repeat(4095)}`, "kept=1"]),
  kept("4096 bytes of name alone", "n".repeat(4096) + "="),
  kept("4096 bytes of value alone", "v".repeat(4096)),
  kept("a path of 1024 bytes", ["a=1; Path=/" + "p".repeat(1023), "kept=1"]),
  kept("a path of 1025 bytes is ignored", ["a=1; Path=/" + "p".repeat(1024), "kept=1"]),
  kept("a domain of more than 1024 bytes is ignored", "a=1; Domain=" + "d".repeat(1025)),
  kept("many attributes are no matter of size", "a=1" + "; Comment=xxxxxxxx".repeat(400)),
  kept("an attribute that is too long leaves the earlier one", [
    `a=1; Path=/dir; Path=/${"p".repeat(1024)}`,
    "kept=1",
  ]),

  // Attributes
  kept("attribute names in any case", "a=1; pAtH=/; sEcUrE; hTTpOnLy", `${APP}/dir/x`),
  kept("the last of two attributes counts", "a=1; Path=/dir; Path=/"),
  kept("attributes with white space", "a=1 ;  Path = / ;Secure = yes ", `${APP}/dir/x`),
  kept("unknown attributes", "a=1; Foo=bar; =; ;;", `${APP}/`),
  kept("attributes without semicolon are part of the value", "a=1 Path=/dir"),
  kept("a flag with a value counts", "a=1; Secure=false", `${APP}/`, "http://app.test/"),

  // Expiry
  kept("Expires in the future", `a=1; Expires=${FUTURE}`),
  kept("Expires in the past", ["a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "kept=1"]),
  kept("Max-Age in the future", "a=1; Max-Age=600"),
  kept("Max-Age=0", ["a=1; Max-Age=0", "kept=1"]),
  kept("Max-Age below zero", ["a=1; Max-Age=-1", "kept=1"]),
  kept(
    "Max-Age wins over Expires in the past",
    "a=1; Max-Age=600; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
  ),
  kept("Max-Age=0 wins over Expires in the future", [
    `a=1; Max-Age=0; Expires=${FUTURE}`,
    "kept=1",
  ]),
  kept("Max-Age that is no number", "a=1; Max-Age=soon"),
  kept("Max-Age with a sign", "a=1; Max-Age=+0"),
  kept("Max-Age with a fraction", "a=1; Max-Age=0.5"),
  kept("Max-Age with a huge number", "a=1; Max-Age=99999999999999999999"),
  kept("Max-Age with a huge negative number", ["a=1; Max-Age=-99999999999999999999", "kept=1"]),
  kept("Max-Age in quotes", 'a=1; Max-Age="0"'),
  kept("Max-Age empty", "a=1; Max-Age="),
  kept("Max-Age a minus sign alone", "a=1; Max-Age=-"),
  kept("Max-Age that cannot be read leaves the earlier one", [
    "a=1; Max-Age=0; Max-Age=x",
    "kept=1",
  ]),
  kept("Expires that is no date", "a=1; Expires=yesterday"),
  kept("Expires with dashes", ["a=1; Expires=Thu, 01-Jan-1970 00:00:00 GMT", "kept=1"]),
  kept("Expires with a year of two digits, 70", [
    "a=1; Expires=Thu, 01-Jan-70 00:00:00 GMT",
    "kept=1",
  ]),
  kept("Expires with a year of two digits, 69", "a=1; Expires=Thu, 01-Jan-69 00:00:00 GMT"),
  kept("Expires as asctime writes it", ["a=1; Expires=Thu Jan  1 00:00:00 1970", "kept=1"]),
  kept("Expires with another zone is read as GMT", [
    "a=1; Expires=Thu, 01 Jan 1970 00:00:00 PST",
    "kept=1",
  ]),
  kept("Expires without a time", "a=1; Expires=Thu, 01 Jan 1970"),
  kept("Expires with a day that does not exist", "a=1; Expires=Mon, 31 Feb 2000 00:00:00 GMT"),
  kept("Expires with an hour that does not exist", "a=1; Expires=Mon, 01 Jan 2000 24:00:00 GMT"),
  kept("Expires before 1601", "a=1; Expires=Mon, 01 Jan 1600 00:00:00 GMT"),
  kept("Expires with a time of one digit each", [
    "a=1; Expires=Sat, 1 Jan 2000 1:2:3 GMT",
    "kept=1",
  ]),
  kept("Expires in another order", ["a=1; Expires=2000 Jan 01 00:00:00", "kept=1"]),
  kept("Expires as ISO 8601 writes it", "a=1; Expires=2000-01-01T00:00:00Z"),
  kept("Expires that cannot be read leaves the earlier one", [
    "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Expires=never",
    "kept=1",
  ]),
  kept("a past date deletes", ["a=1", "b=1", "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"]),
  kept("a deletion for another path does not", ["a=1; Path=/", "a=; Path=/dir; Max-Age=0"]),
];
