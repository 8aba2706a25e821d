import type { Token } from 'markdown-it';
import type { Collector } from './collector.ts';
import { escapeText } from './escape-text.ts';

/** The MathML of each formula that is written. */
const written = new WeakMap<Token, string>();
/** Temml is loaded with the first formula. */
let temml: Promise<typeof import('temml').default> | undefined;

/** Has the formulas of a text written as MathML, once; what is no TeX is told, and shown as it is typed. */
export async function writeFormulas(tokens: readonly Token[], collector: Collector): Promise<void> {
  const formulas = tokens.flatMap((token) => {
    if (token.type === 'formula_block') return [token];
    return token.type === 'inline' ? (token.children ?? []).filter(({ type }) => type === 'formula') : [];
  });
  const open = formulas.filter((token) => !written.has(token));
  if (open.length === 0) return;
  temml ??= import('temml').then((module) => module.default);
  const { renderToString } = await temml;
  for (const token of open) {
    const isDisplay = token.type === 'formula_block' || token.meta?.isDisplay === true;
    try {
      const tex = withKnownEnvironments(token.content);
      const html = renderToString(tex, {
        displayMode: isDisplay,
        annotate: true,
        throwOnError: true,
        // What Temml lacks of MathJax; it writes into this object.
        macros: { '\\mbox': '\\text{#1}', '\\displaylines': '\\begin{gathered}#1\\end{gathered}' },
      });
      // The style sheet says it: a strict policy lets no style attribute work.
      const plain = html
        .replace(/ style="display:block math;"/, '')
        .replace(escapeText(tex), () => escapeText(token.content));
      // One that is wider than its column is scrolled, by keys as well.
      written.set(token, isDisplay ? plain.replace('<math', '<math tabindex="0"') : plain);
    } catch (error) {
      written.set(token, sourceOf(token));
      const reason = error instanceof Error ? error.message.split('\n')[0]!.trim() : String(error);
      collector.warn(
        'invalid-formula',
        `This formula is not TeX that can be set: ${reason.trimEnd().replace(/[.:]$/, '')}.`,
        token.map?.[0] ?? Number(token.meta?.line ?? 0),
        'Correct it. Where a dollar sign is money, write \\$; without any formulas, "math: false" in site.yml.',
      );
    }
  }
}

/** Writes equations in three columns, which Temml lacks, as the table of formulas that they are. */
function withKnownEnvironments(tex: string): string {
  return tex.replace(/\\(begin|end)\{eqnarray\*?\}/g, (_, tag: string) =>
    tag === 'begin' ? '\\begin{darray}{rcl}' : '\\end{darray}',
  );
}

/** HTML of a formula; its TeX where nobody had it written. */
export function formulaHtml(token: Token): string {
  const html = written.get(token) ?? sourceOf(token);
  return token.type === 'formula_block' ? `<div class="formula">${html}</div>\n` : html;
}

function sourceOf({ content }: Token): string {
  return `<code class="formula-source">${escapeText(content)}</code>`;
}
