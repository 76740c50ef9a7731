/** The example's database, in the place of yours. */
export { db } from "../../examples/refresh-database/db";
