import { Static } from "../hydration/Static";
import { CallTable } from "./CallTable";
import { FaqControls } from "./Faq/FaqControls";
import { FaqEntry, FaqQuestion } from "./Faq/FaqEntry";
import { OldAnchor } from "./OldAnchor";
import { Proofs, Proved } from "./Proof";
import { Version } from "./Version";
import { WrongCode } from "./WrongCode";

/** Components that pages use, or that the plugins write, without an import. */
export const pageComponents = {
  CallTable,
  FaqControls,
  FaqEntry,
  FaqQuestion,
  OldAnchor,
  Proofs,
  Proved,
  Static,
  Version,
  WrongCode,
};
