import firstSignIn from "@generated/examples/default/first-sign-in.json";

import { Lab } from "@site/src/lab";

/** The landing page's lab: the first tutorial's example. */
export function HeroLab() {
  return <Lab example={firstSignIn} />;
}
