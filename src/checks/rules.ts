import { neverTrue } from './conditions/never-true.ts';
import { missingAnchor } from './links/missing-anchor.ts';
import type { Rule } from './rule.ts';

/** All rules, in the order in which the manual explains them. */
export const RULES: readonly Rule[] = [neverTrue, missingAnchor];
