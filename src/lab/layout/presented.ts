import { createContext } from "react";

/** Whether the lab is shown for a projector: panels then show what belongs to the step, and no more. */
export const Presented = createContext(false);
