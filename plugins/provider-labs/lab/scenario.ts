import { signInScenario } from "#presets";

import config from "./auth";

export default signInScenario(config);
