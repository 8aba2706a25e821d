import nodes from 'nunjucks/src/nodes.js';
import type { RuntimeProblem } from './problem.ts';
import { ungrouped, visit } from './syntax.ts';

/**
 * Finds texts that a condition joins with "and" or "or" without comparing them, as in `is_version == "7.0.0" or "7.1.0"`.
 * Such a text is true in every variant, which is never what was meant.
 *
 * @param offsetOf leads a node's position to the expanded text
 */
export function checkLoneTexts(root: nodes.Node, offsetOf: (node: nodes.Node) => number): RuntimeProblem[] {
  const problems: RuntimeProblem[] = [];
  visit(root, (node) => {
    if (!(node instanceof nodes.If)) return;
    for (const { text, compared } of loneTexts(node.cond)) {
      const value = JSON.stringify(text.value);
      problems.push({
        rule: 'lone-text',
        message: `The text ${value} is joined to a condition but compared with nothing, which makes it always ${text.value === '' ? 'false' : 'true'}.`,
        hint: `Compare it as well: ${compared ?? 'is_version'} == ${value}.`,
        offset: offsetOf(text),
      });
    }
  });
  return problems;
}

interface LoneText {
  text: nodes.Literal;
  /** what the condition before it compares */
  compared: string | undefined;
}

function loneTexts(condition: nodes.Node): LoneText[] {
  const found: LoneText[] = [];
  let compared: string | undefined;
  /** operands from left to right; not by calling itself, since conditions may be long */
  const open: { node: nodes.Node; isJoined: boolean }[] = [{ node: condition, isJoined: false }];
  while (open.length > 0) {
    const { node, isJoined } = open.pop()!;
    const inner = ungrouped(node);
    if (inner instanceof nodes.And || inner instanceof nodes.Or)
      open.push({ node: inner.right, isJoined: true }, { node: inner.left, isJoined: true });
    else if (inner instanceof nodes.Not) open.push({ node: inner.target, isJoined });
    else if (inner instanceof nodes.Compare && inner.expr instanceof nodes.Symbol)
      compared = inner.expr.value;
    else if (isJoined && inner instanceof nodes.Literal && typeof inner.value === 'string')
      found.push({ text: inner, compared });
  }
  return found;
}
