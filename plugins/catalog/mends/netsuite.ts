import type { Mend } from "./index";

export default {
  issuer: "https://1234567-sb1.app.netsuite.com",
} satisfies Mend;
