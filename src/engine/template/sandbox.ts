import nodes from 'nunjucks/src/nodes.js';
import { STRAIGHT_QUOTES } from './parse-problem.ts';
import type { RuntimeProblem } from './problem.ts';
import { visit } from './syntax.ts';

const TYPOGRAPHIC_QUOTE = /[“”„‟«»`‘’‚]/;
const NAME = /^[\p{L}_$][\p{L}\p{N}_$.]*$/u;

/**
 * Finds what no template may contain. Nunjucks writes names into JavaScript as they stand and reads almost any
 * character as part of a name, so names are held to letters, digits and underscores; names that begin with two
 * underscores belong to JavaScript and Nunjucks.
 */
export function checkSandbox(root: nodes.Node, offsetOf: (node: nodes.Node) => number): RuntimeProblem[] {
  const problems: RuntimeProblem[] = [];
  visit(root, (node) => {
    if (node instanceof nodes.Symbol || (node instanceof nodes.Pair && node.key instanceof nodes.Literal)) {
      const named = node instanceof nodes.Symbol ? node : (node.key as nodes.Literal);
      const name = String(named.value);
      const offset = offsetOf(named);
      if (name.startsWith('__'))
        problems.push({
          rule: 'forbidden-name',
          message: `"${name}" may not be used: names that begin with "__" are reserved.`,
          hint: 'Choose another name.',
          offset,
        });
      else if (node instanceof nodes.Symbol && TYPOGRAPHIC_QUOTE.test(name))
        problems.push({
          rule: 'invalid-name',
          message: `"${name}" is no text: typographic quotes and backticks quote nothing here.`,
          hint: STRAIGHT_QUOTES,
          offset,
        });
      else if (node instanceof nodes.Symbol && !NAME.test(name))
        problems.push({
          rule: 'invalid-name',
          message: `"${name}" cannot be a name: names are made of letters, digits and underscores.`,
          hint: 'Choose another name. If it is text to show, put it between {% raw %} and {% endraw %}.',
          offset,
        });
    }
    if (node instanceof nodes.Literal && node.value instanceof RegExp) {
      problems.push({
        rule: 'forbidden-pattern',
        message: 'Regular expressions are not available in templates.',
        hint: 'Use a plain text.',
        offset: offsetOf(node),
      });
    }
  });
  return problems;
}
