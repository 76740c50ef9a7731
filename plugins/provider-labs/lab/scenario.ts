import { signInScenario } from "#sign-in";

import config from "./auth";

export default signInScenario(config);
