import type nodes from 'nunjucks/src/nodes.js';
import { addAll } from '../add-all.ts';
import type { Site } from '../variants/site.ts';
import { checkDepth } from './depth.ts';
import { checkLiterals, productsThatThePageSets } from './literals.ts';
import { parse } from './nunjucks-parser.ts';
import { describeParserError } from './parse-problem.ts';
import type { RuntimeProblem } from './problem.ts';
import { checkSandbox } from './sandbox.ts';
import { lineOffsets } from './syntax.ts';
import { type Tag, withoutPlus } from './tags.ts';

/**
 * Reads every tag of a text by itself and says what is wrong with each. For texts that cannot be read as a whole: one
 * wrong tag must not hide the next.
 */
export function checkTags(tags: readonly Tag[], { products }: Pick<Site, 'products'>): RuntimeProblem[] {
  const problems: RuntimeProblem[] = [];
  const readable: { root: nodes.NodeList; offsetOf: (node: nodes.Node) => number }[] = [];
  for (const tag of tags) {
    const alone = tag.closed ? standalone(tag) : undefined;
    if (alone === undefined) continue;
    try {
      const lines = lineOffsets(alone);
      const root = parse(alone);
      readable.push({ root, offsetOf: (node) => tag.start + lines[node.lineno]! + node.colno });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      problems.push(describeParserError(error, tag.source, tag.start));
    }
  }
  const ownProducts = productsThatThePageSets(readable.map(({ root }) => root));
  for (const { root, offsetOf } of readable)
    addAll(problems, [
      ...checkDepth(root, offsetOf),
      ...checkSandbox(root, offsetOf),
      ...checkLiterals(root, { products, ownProducts, offsetOf }),
    ]);
  return problems.toSorted((a, b) => a.offset - b.offset);
}

/** A tag as a template of its own, as long as it stands before its end; undefined when there is nothing to read. */
function standalone(tag: Tag): string | undefined {
  const { kind, name, body } = tag;
  const source = withoutPlus(tag.source);
  if (kind === 'print') return source;
  switch (name) {
    case 'if':
    case 'for':
    case 'macro':
    case 'call':
    case 'filter':
      return `${source}{% end${name} %}`;
    case 'elif':
    case 'elseif':
      return `${source.replace(name, 'if'.padEnd(name.length))}{% endif %}`;
    case 'set':
      return body.includes('=') ? source : `${source}{% endset %}`;
    default:
      return undefined;
  }
}
