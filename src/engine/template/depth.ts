import type nodes from 'nunjucks/src/nodes.js';
import type { RuntimeProblem } from './problem.ts';
import { visit } from './syntax.ts';

/** Levels of tags in tags and of expressions in expressions. Nunjucks' compiler calls itself at each of them. */
const DEEPEST = 1_000;

/** Finds the first place that is nested more deeply than a template can be compiled, or anybody could read. */
export function checkDepth(root: nodes.Node, offsetOf: (node: nodes.Node) => number): RuntimeProblem[] {
  let found: nodes.Node | undefined;
  visit(root, (node, depth) => {
    if (depth > DEEPEST) found ??= node;
    return !found;
  });
  if (!found) return [];
  return [
    {
      rule: 'invalid-tag',
      message: `This is nested too deeply: more than ${DEEPEST.toLocaleString('en')} levels.`,
      hint: 'Give its parts names with {% set %}, or end some of the tags around it first.',
      offset: offsetOf(found),
    },
  ];
}
