import { alwaysTrue } from './conditions/always-true.ts';
import { doubledText } from './conditions/doubled-text.ts';
import { emptyBranch } from './conditions/empty-branch.ts';
import { enumeration } from './conditions/enumeration.ts';
import { idleOperand } from './conditions/idle-operand.ts';
import { leadInWithoutSteps } from './conditions/lead-in-without-steps.ts';
import { loneVersion } from './conditions/lone-version.ts';
import { missingBranch } from './conditions/missing-branch.ts';
import { missingVersion } from './conditions/missing-version.ts';
import { neverTrue } from './conditions/never-true.ts';
import { otherProductsVersion } from './conditions/other-products-version.ts';
import { sameText } from './conditions/same-text.ts';
import { undeclaredVersion } from './conditions/undeclared-version.ts';
import { versionAboveAll } from './conditions/version-above-all.ts';
import type { Rule } from './rule.ts';

/** All rules, in the order in which the manual explains them. */
export const RULES: readonly Rule[] = [
  neverTrue,
  alwaysTrue,
  idleOperand,
  enumeration,
  versionAboveAll,
  undeclaredVersion,
  otherProductsVersion,
  missingVersion,
  loneVersion,
  missingBranch,
  sameText,
  emptyBranch,
  doubledText,
  leadInWithoutSteps,
];
