import { describe, expect, test } from 'vitest';
import { html, render } from './testing.ts';

/** The TeX of each formula of some lines, as the MathML says it. */
const formulas = async (...lines: string[]) =>
  Array.from((await html(...lines)).matchAll(/<annotation[^>]*>(.*?)<\/annotation>/gs), ([, tex]) => tex);

describe('a formula', () => {
  test('is MathML with its TeX, and Markdown touches nothing in it', async () => {
    expect(await formulas('$x*y*z$ $p_i + q_{j} <b$ $\\{a\\}$ \\(u*v*w\\) \\[ k \\]')).toEqual([
      'x*y*z',
      'p_i + q_{j} &lt;b',
      '\\{a\\}',
      'u*v*w',
      'k',
    ]);
    expect(await html('$a$')).toMatch(/^<p><math><semantics><mi>a<\/mi>/);
  });

  test('between escaped parentheses is a function or has spaces around it, or signs of one', async () => {
    expect(await formulas('\\(f(n)\\) \\( a, b \\) \\(n!=2\\) \\((kg)\\) \\(as said\\)')).toEqual([
      'f(n)',
      'a, b',
      'n!=2',
      '(kg)',
    ]);
  });

  test('may be a part of a word where it can be nothing else', async () => {
    expect(await formulas('H$_2$O, $H_2$O, CCl$_3$SH and ΔH$_f^o$(298K), $HOME_DIR/$USER')).toEqual([
      '_2',
      'H_2',
      '_3',
      '_f^o',
    ]);
  });

  test('may stand between numbers, and be a letter with a number or an ordinal', async () => {
    expect(
      await formulas('a 3$\\times$3 block, 0.1$a$, pot$b$, $c$x$d$, the $n$th; US$a$5, $n$the and $5$6'),
    ).toEqual(['\\times', 'a', 'b', 'c', 'd', 'n']);
  });

  test('begins at the second of two dollars where one alone ends it', async () => {
    expect(await formulas('$$x_0, y_0$ and $$z$$, $$(a)/$(b), $$5 and $6')).toEqual(['x_0, y_0', 'z']);
    expect(await html('$$x_0$')).toMatch(/^<p>\$<math>/);
  });

  test('may have a space before its last dollar where only TeX is written so', async () => {
    expect(await formulas('$ \\alpha+b$ and $ 5 or $ \\n')).toEqual(['\\alpha+b']);
    expect(await formulas('$r_{ij} < r_0 $ and $\\alpha $, $HOME_A $ or $5 $ $x_1 $y')).toEqual([
      'r_{ij} &lt; r_0',
      '\\alpha',
    ]);
  });

  test('stands by itself between dollars, brackets, in an environment or a fence', async () => {
    const lines = [
      '$$',
      'a \\\\',
      '- b',
      '$$',
      '',
      '\\[',
      '= c',
      '\\]',
      '',
      '\\begin{align}',
      'd',
      '\\end{align}',
    ];
    expect(await formulas(...lines, '', '```math', 'e', '```', '- x', '', '    $$f$$')).toEqual([
      'a \\\\\n- b',
      '= c',
      '\\begin{align}\nd\n\\end{align}',
      'e',
      'f',
    ]);
  });

  test('is not what is money, of a shell, escaped, or code', async () => {
    const text =
      'Costs $5 to $6, $HOME/$USER, $' +
      '{a}/$' +
      '{b}, `$x$`, US$5-US$6, 5$ and \\$x\\$, \\(no\\) \\[x\\](y)';
    expect(await formulas(text)).toEqual([]);
    expect(await html('\\[x\\](y)')).toBe('<p>[x](y)</p>');
  });

  test('is text in a site without formulas', async () => {
    const { html: written } = await render(['$a_1$', '', '$$', 'b', '$$', '', '```math', 'c', '```'], {
      math: false,
    });
    expect(written).not.toContain('<math');
  });

  test('may have text in a box of LaTeX', async () => {
    expect(await html('$a \\mbox{if } b$')).toContain('<mtext>if </mtext>'.replace(' <', '\u00a0<'));
  });

  test('may have several lines as plain TeX has them', async () => {
    expect(await html('$$\\begin{eqnarray} a &=& b \\\\ c &=& d \\end{eqnarray}$$')).toMatch(
      /<mtr>.*<mo>=<\/mo>.*<mtr>.*<mi>d<\/mi>.*>\\begin\{eqnarray\} a &amp;=&amp; b/,
    );
    expect(await html('$$\\displaylines{ a \\\\ b }$$')).toMatch(/<mtr>.*<mi>a<\/mi>.*<mtr>.*<mi>b<\/mi>/);
  });

  test('that cannot be set is told, and shown as it is typed', async () => {
    const { html: written, problems } = await render(['x', '', '$\\frac{a$']);
    expect(written).toContain('<code class="formula-source">\\frac{a</code>');
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([['invalid-formula', 2]]);
  });
});

test('a diagram is its source, for a script to draw', async () => {
  expect(await html('```mermaid', 'graph LR', '  A --> B', '```')).toBe(
    '<pre class="diagram" data-diagram="mermaid"><code>graph LR\n  A --&gt; B</code></pre>',
  );
});
