import type { Fault } from "../fault";
import { addressFaults } from "./address";
import { callbackFaults } from "./callbacks";
import { cookieFaults } from "./cookies";
import { databaseFaults } from "./database";
import { mailFaults } from "./mail";
import { passkeyFaults } from "./passkeys";
import { passwordFaults } from "./passwords";
import { providerFaults } from "./provider";
import { troubleFaults } from "./provider-trouble";
import { formFaults, peopleFaults } from "./requests-of-people";
import { secretFaults } from "./secrets";
import { sessionFaults } from "./sessions";

/** Everything that is played, in the order in which one looks first where nothing else decides. */
export const FAULTS: readonly Fault[] = [
  ...secretFaults,
  ...addressFaults,
  ...providerFaults,
  ...troubleFaults,
  ...passwordFaults,
  ...formFaults,
  ...mailFaults,
  ...passkeyFaults,
  ...peopleFaults,
  ...sessionFaults,
  ...cookieFaults,
  ...callbackFaults,
  ...databaseFaults,
];
