/** The example's tables, in the place of yours. */
export {
  accounts,
  sessions,
  users,
} from "../../examples/refresh-database/schema";
