import type { Rule } from "../rule";
import { adapterRules } from "./adapter";
import { callbackCodeRules } from "./callback-code";
import { callbackRules } from "./callbacks";
import { checkRules } from "./checks";
import { cookieSizeRules } from "./cookie-size";
import { cookieRules } from "./cookies";
import { developmentRules } from "./development";
import { entraRules } from "./entra";
import { environmentRules } from "./environment";
import { errorRules } from "./errors";
import { exposureRules } from "./exposure";
import { frameworkRules } from "./frameworks";
import { issuerRules } from "./issuers";
import { optionRules } from "./options";
import { pageRules } from "./pages";
import { peopleRules } from "./people";
import { providerOptionRules } from "./provider-options";
import { providerRules } from "./providers";
import { refreshRules } from "./refresh";
import { scopeRules } from "./scopes";
import { secretRules } from "./secrets";
import { sessionRules } from "./sessions";
import { tokenRules } from "./tokens";
import { warningRules } from "./warnings";

/** Everything that the doctor knows about. Of two findings of equal gravity, the earlier rule's comes first. */
export const rules: readonly Rule[] = [
  // What is written wrongly comes before the errors that it leads to.
  ...frameworkRules,
  ...optionRules,
  ...issuerRules,
  ...entraRules,
  ...providerOptionRules,
  ...scopeRules,
  ...callbackRules,
  ...errorRules,
  ...sessionRules,
  ...providerRules,
  ...callbackCodeRules,
  ...pageRules,
  ...peopleRules,
  ...exposureRules,
  ...tokenRules,
  ...refreshRules,
  ...adapterRules,
  ...secretRules,
  ...cookieRules,
  ...cookieSizeRules,
  ...checkRules,
  ...environmentRules,
  ...developmentRules,
  ...warningRules,
];
