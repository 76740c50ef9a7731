import type { Fix } from "./fix";

export default {
  issuer: "https://todoist.com",
} satisfies Fix;
