import type { Fix } from "./fix";

export default {
  issuer: "https://1234567-sb1.app.netsuite.com",
} satisfies Fix;
