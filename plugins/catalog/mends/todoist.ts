import type { Mend } from "./index";

export default {
  issuer: "https://todoist.com",
} satisfies Mend;
