import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf, nodeAt, textOf } from './config-node.ts';
import type { MkDocsProject } from './project.ts';

/** Addresses of what draws formulas in browsers, and of what it once needed there. */
const DISTANT = /^(?:https?:)?\/\/.*(?:mathjax|katex)/i;
const POLYFILL = /^(?:https?:)?\/\/.*polyfill/i;
/** What a script names that has them draw. */
const DRAWING = /\b(?:MathJax|katex|renderMathInElement)\b/;
/** What stands outside of all brackets in a script that does nothing else. */
const NOTHING_ELSE =
  /^(?:\s|;|(?:window\.)?MathJax\s*=|(?:window\.)?document\$\.subscribe|(?:document|window)\.addEventListener)*$/;
/** Bytes of a script of a project that may be MathJax or KaTeX itself: what sets one of them up is shorter. */
const LIBRARY = 50_000;

/** Whether formulas of a project's pages are drawn when the site is built. */
export function drawsFormulas({ extensions }: MkDocsProject): boolean {
  return extensions.some(({ name }) => name === 'pymdownx.arithmatex' || name === 'mdx_math');
}

/**
 * Scripts of a project, as its configuration names them, that are there for MathJax or KaTeX alone, which pages do not load: what sets one
 * of the two up would end with an error on each page. None where the project has the program itself beside its pages.
 */
export function formulaScripts(project: MkDocsProject): Set<string> {
  const paths = itemsOf(nodeAt(project.config, 'extra_javascript')).map(
    (node) => textOf(node.kind === 'map' ? nodeAt(node, 'path') : node) ?? '',
  );
  const texts = new Map(paths.map((path) => [path, textAt(project, path)]));
  if ([...texts.values()].some((text) => text.length > LIBRARY && DRAWING.test(text))) return new Set();
  const found = paths.filter((path) => DISTANT.test(path) || setsUp(texts.get(path)!));
  return new Set(found.length === 0 ? found : [...found, ...paths.filter((path) => POLYFILL.test(path))]);
}

function textAt({ docsDir, contentDir }: MkDocsProject, path: string): string {
  const file = [docsDir, contentDir]
    .map((folder) => join(folder, path))
    .find((each) => statSync(each, { throwIfNoEntry: false })?.isFile());
  return file === undefined ? '' : readFileSync(file, 'utf8');
}

/** Whether all that a script does is to set up MathJax, or to have formulas drawn. */
function setsUp(text: string): boolean {
  if (!DRAWING.test(text)) return false;
  const { outside, groups } = bracketed(text);
  return NOTHING_ELSE.test(outside) && groups.every((group) => !group.startsWith('(') || DRAWING.test(group));
}

/** What stands outside of all brackets of a script, without comments, and the brackets with what is in them. */
function bracketed(script: string): { outside: string; groups: string[] } {
  const groups: string[] = [];
  let outside = '';
  let depth = 0;
  let begin = 0;
  for (let at = 0; at < script.length; at++) {
    const sign = script[at]!;
    if (sign === '/' && (script[at + 1] === '/' || script[at + 1] === '*')) {
      const isLine = script[at + 1] === '/';
      const end = script.indexOf(isLine ? '\n' : '*/', at + 2);
      at = end < 0 ? script.length : end + (isLine ? 0 : 1);
    } else if (`"'\``.includes(sign)) {
      do at++;
      while (at < script.length && script[at] !== sign && (script[at] !== '\\' || ++at));
    } else if ('([{'.includes(sign)) {
      if (depth++ === 0) begin = at;
    } else if (')]}'.includes(sign)) {
      if (--depth === 0) groups.push(script.slice(begin, at + 1));
    } else if (depth === 0) outside += sign;
  }
  return { outside, groups };
}
