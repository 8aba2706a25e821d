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
import { largePicture } from './images/large-picture.ts';
import { poorAlternative } from './images/poor-alternative.ts';
import { repeatedAlternative } from './images/repeated-alternative.ts';
import { unusedPicture } from './images/unused-picture.ts';
import { missingAnchor } from './links/missing-anchor.ts';
import { ownAddress } from './links/own-address.ts';
import type { Rule } from './rule.ts';
import { brokenNumbering } from './structure/broken-numbering.ts';
import { emptyPart } from './structure/empty-part.ts';
import { loneTab } from './structure/lone-tab.ts';
import { otherProduct } from './text/other-product.ts';
import { straySpace } from './text/stray-space.ts';
import { wrongArticle } from './text/wrong-article.ts';

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
  missingAnchor,
  ownAddress,
  otherProduct,
  wrongArticle,
  straySpace,
  loneTab,
  emptyPart,
  brokenNumbering,
  poorAlternative,
  repeatedAlternative,
  largePicture,
  unusedPicture,
];

/** Names of the rules that take part only where a writer asks for them, with `--external`. */
export const ASKED_FOR: readonly string[] = ['dead-address'];
