import { expect, it } from 'vitest';
import { compareBlocks } from './blocks.ts';
import { reasonOf } from './project-reasons.ts';

/** The reasons of all differences between two renderings, by their first words. */
function reasons(expected: string, found: string): (string | undefined)[] {
  const { differences } = compareBlocks(expected, found);
  return differences.map((each) => reasonOf(each, differences)?.split(' ').slice(0, 4).join(' '));
}

it.each([
  ['<p>### a b</p>', '<h3 id="a-b">a b</h3>', ['A heading that is']],
  ['<p>### a b</p>', '<h3 id="a">a</h3>', [undefined]],
  ['<p>## a</p>', '<h3 id="a">a</h3>', [undefined]],
  ['<h2 id="c">C</h2>', '<h2 id="c">C#</h2>', ['A number sign at']],
  ['<h2 id="c">C</h2>', '<h2 id="c">D#</h2>', [undefined]],
  [
    '<p align="left">a ## b | c |</p>',
    '<p align="left">a</p><h2 id="b">b</h2><table><tr><td>c</td></tr></table>',
    ['An element of HTML', 'An element of HTML', 'An element of HTML'],
  ],
  [
    '<table><tbody><tr><td>a</td></tr><tr><td>## B</td><td></td></tr></tbody></table>',
    '<table><tbody><tr><td>a</td></tr></tbody></table><h2 id="b">B</h2>',
    ['A heading directly below'],
  ],
  ['<p align="left">a b</p>', '<p align="left">a</p><p>c</p>', [undefined, undefined]],
  ['<dl><dd><p>a</p></dd></dl>', '<div class="definition"><p>a</p></div>', []],
  ['<p>b</p>', '<dl><dt>a</dt><dd>b</dd></dl>', [undefined, undefined]],
  ['<dl><dt>a</dt></dl><p>b</p>', '<dl><dt>a</dt><dd>b</dd></dl>', ['Blocks of a definition']],
  ['<dl><dt>b</dt><dd><p>a</p></dd></dl>', '<p>a b</p>', [undefined, undefined]],
  [
    '<dl><dd><dl><dt>a</dt><dd>b</dd></dl></dd></dl>',
    '<dl><dt>a</dt><dd>b</dd></dl>',
    ['A term directly below', 'A term directly below'],
  ],
  ['<dl><dt>a</dt></dl>', '<dl><dt>b</dt></dl>', [undefined]],
  [
    '<p>a b ----   ---- c d</p>',
    '<p>a b</p><hr><p>c d</p>',
    ['A line of hyphens', 'A line of hyphens', 'A line of hyphens'],
  ],
  [
    '<p><a href="x">a</a> : b <code>c</code></p>',
    '<dl><dt><a href="x">a</a></dt><dd>b <code>c</code></dd></dl>',
    ['Definitions in a project', 'Definitions in a project'],
  ],
  ['<p>a : b</p>', '<dl><dt>a</dt><dd>c</dd></dl>', ['Definitions in a project', undefined]],
  ['<p><a name="a">b</a></p>', '<p>b</p>', ['An element of HTML']],
  ['<p>a b -- c d</p>', '<p>a b</p><p>c d</p>', [undefined, undefined]],
  [
    '<p><a id="a"><em>b</em> c</a></p><p><a id="a">d</a></p>',
    '<p><em>b</em> c</p><p>d</p>',
    ['An element of HTML', 'An element of HTML'],
  ],
  [
    '<p><a href="a"> </a></p><p><a href="a"><a href="a">b</a></a></p>',
    '<p><a href="a">b</a></p>',
    ['An element of HTML', 'An element of HTML'],
  ],
  ['<p><a href="a">b c</a></p>', '<p>b</p>', [undefined]],
  ['<figure><img src="a"></figure>', '<figure><p><img src="b"></p></figure>', [undefined]],
  ['<figure>![](a)</figure>', '<figure><p><img src="a"></p></figure>', ['A figure that is']],
  ['<p>a</p>', '<p>a</p><p><img src="a"></p>', [undefined]],
  [
    '<p>&lt;!-- a</p><pre><code>b</code></pre><p>--&gt;</p>',
    '',
    ['A comment that goes', 'A comment that goes', 'A comment that goes'],
  ],
  ['<p>&lt;!-- a</p><p>b</p>', '', [undefined, undefined]],
  ['<p><img src="a/\nb.png"></p>', '<p><img src="a/b.png"></p>', []],
])('says why headings, definitions and rules differ, where it is wanted: %s', (expected, found, said) => {
  expect(reasons(expected, found)).toEqual(said);
});

it.each([
  [
    '<p>a $<span class="arithmatex">\\(x\\)</span>$ b</p>',
    '<p>a <math><annotation encoding="application/x-tex">x</annotation></math> b</p>',
    ['Dollars in a text'],
  ],
  ['<p>a <span class="arithmatex">\\(x\\)</span> b</p>', '<p>a $x$ b</p>', [undefined]],
  ['<p>a $ b</p>', '<p>a c</p>', [undefined]],
  ['<p>a <span class="arithmatex">\\(bc /\\)</span>bc</p>', '<p>a $bc /$bc</p>', ['Names that begin with']],
  ['<p>a <span class="arithmatex">\\(b / \\)</span>b</p>', '<p>a $b / $b</p>', [undefined]],
  [
    '<p>a <span class="arithmatex">\\(x_\\)</span></p>',
    '<p>a <code class="formula-source">x_</code></p>',
    ['A formula that is'],
  ],
  ['<p><a href="#a">a \\(_4\\)</a></p>', '<p><a href="#a">a _4</a></p>', ['A formula in a']],
  ['<p><a href="#a">a \\(_4\\)</a></p>', '<p><a href="#a">a</a></p>', [undefined]],
  [
    '<pre><code>* a:\n  $$\n  b = c\n  $$\n  d</code></pre>',
    '<p>a:</p><div class="formula"><math><annotation encoding="application/x-tex">b = c</annotation></math></div><p>d</p>',
    ['A formula between double', 'A formula between double', 'A formula between double'],
  ],
])('says why formulas differ, where it is wanted: %s', (expected, found, said) => {
  expect(reasons(expected, found)).toEqual(said);
});

const footnote = (name: string) =>
  `<div class="footnote"><ol><li id="fn:${name}"><p>${name} text</p></li></ol></div>`;

it.each([
  ['<pre><code>if a\n  b\nend</code></pre>', '<pre><code>if a\n\tb\nend</code></pre>', ['Tabs in code that']],
  ['<pre><code>if a\n  b</code></pre>', '<pre><code>if a\n  c</code></pre>', [undefined]],
  ['<pre><code>if a\n      b</code></pre>', '<pre><code>if a\n    b</code></pre>', [undefined]],
  ['<p>a !!! note "" b</p>', '<p>a b</p>', [undefined]],
  ['<p>!!! note "" b</p>', '<p>b</p>', ['The mark of a']],
  ['<p>A C++ lid</p>', '<p>A <abbr title="D">C++</abbr> lid</p>', ['An abbreviation that ends']],
  ['<p>A C lid</p>', '<p>A <abbr title="D">C</abbr> lid</p>', [undefined]],
  ['<p><img align="" src="a"></p>', '<p><img align="center" src="a"></p>', ['An attribute with spaces']],
  ['<p><img align="left" src="a"></p>', '<p><img align="center" src="a"></p>', [undefined]],
  [
    '<details open><summary>a</summary></details><p>b</p>',
    '<details open><summary>a</summary><p>b</p></details>',
    ['The text of a'],
  ],
  ['<p>``` {.text} a</p>', '<pre><code>a</code></pre>', ['A block of code']],
  ['<p>``` {.text} a</p>', '<pre><code>b</code></pre>', [undefined]],
  ['<p><iframe src="a"></iframe></p>', '<iframe src="a"></iframe>', []],
  [
    '<p>++Ctrl+D++ a</p>',
    '<p><span class="keys"><kbd>Ctrl</kbd>+<kbd>D</kbd></span> a</p>',
    ['Keys that the extension'],
  ],
  ['<p>i++ + j++</p>', '<p>i++ + <kbd>j</kbd></p>', [undefined]],
  ['<p><img alt="I<sup>2</sup>C" src="a"></p>', '<p><img alt="I2C" src="a"></p>', ['Tags in the name']],
  ['<p><img alt="I<sup>2</sup>C" src="a"></p>', '<p><img alt="IC" src="a"></p>', [undefined]],
  ['<p><a href="" title="a">b</a></p>', '<p><a href="a">b</a></p>', ['An address in quotation']],
  ['<p><a href="" title="a">b</a></p>', '<p><a href="c">b</a></p>', [undefined]],
  ['<p><a href="#a">a b</a></p>', '<p><a href="#a">a\u00a0b</a></p>', ['A fixed space in']],
  [footnote('a b'), footnote('a b').replace('fn:a b', 'fn:a-b'), ['Spaces in the name']],
  [footnote('a b'), footnote('a b').replace('fn:a b', 'fn:c'), [undefined]],
  [
    '<p><a href="a">b</a>{ target=<em>c } d _e</em> f</p>',
    '<p><a href="a" target="_c">b</a> d <em>e</em> f</p>',
    ['Attributes of a link'],
  ],
  ['<p><a href="a">b</a>{ x } d</p>', '<p><a href="a">b</a> e</p>', [undefined]],
  [
    '<p>!!! Note</p><pre><code>a `b`</code></pre>',
    '<div class="admonition note"><p class="admonition-title">Note</p><p>a <code>b</code></p></div>',
    ['Notes in a project', 'Notes in a project'],
  ],
  ['<p>```text a</p>', '<pre><code>a</code></pre>', ['A block of code']],
  [
    '<blockquote><pre><code>a\n\nb</code></pre></blockquote>',
    '<blockquote><pre><code>a\n\n\nb</code></pre></blockquote>',
    ['Several empty lines in'],
  ],
  ['<pre><code>a\n\nb</code></pre>', '<pre><code>a\n\n\nb</code></pre>', [undefined]],
  [
    '<p>| a | {{ b | c }} |</p>',
    '<table><tbody><tr><td>a</td><td>{{ b | c }}</td></tr></tbody></table><p>d</p>',
    ['Tags of templates, which', undefined],
  ],
  [
    '<p>{% for a %} - <code>b</code> {% end %}</p>',
    '<p>{% for a %}</p><ul><li><code>b</code> {% end %}</li></ul>',
    ['A list directly below', 'A list directly below'],
  ],
  [
    '<p><code>a</code></p><pre><code>* c d</code></pre>',
    '<pre><code>a</code></pre><p>c</p><p>d</p>',
    ['A block of code', 'A block of code', 'A block of code'],
  ],
])('says why texts differ, where it is wanted: %s', (expected, found, said) => {
  expect(reasons(expected, found)).toEqual(said);
});
