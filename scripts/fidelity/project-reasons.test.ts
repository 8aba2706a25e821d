import { expect, it } from 'vitest';
import { compareBlocks } from './blocks.ts';
import { reasonOf } from './project-reasons.ts';

/** The reasons of all differences between two renderings, by their first words. */
function reasons(expected: string, found: string): (string | undefined)[] {
  const { differences } = compareBlocks(expected, found);
  return differences.map((each) => reasonOf(each, differences)?.split(' ').slice(0, 3).join(' '));
}

it.each([
  [
    '<p>A: - b - c</p>',
    '<p>A:</p><ul><li>b</li><li>c</li></ul>',
    ['A list directly', 'A list directly', 'A list directly'],
  ],
  ['<p><strong><em>a</em></strong></p>', '<p><em><strong>a</strong></em></p>', ['Text that is']],
  ['<p><a href="javascript:a()">b</a></p>', '<p>[b](javascript:a())</p>', ['A link that']],
  ["<p>a '\\' b</p>", "<p>a '' b</p>", ['A backslash before']],
  ['<p>a $$ b $$</p>', '<p>a</p><p>b</p>', ['A formula between', 'A formula between']],
  [
    '<p>a[^1]</p><p>[^1]: b</p>',
    '<p>a<sup><a class="footnote-ref" href="#fn:1">1</a></sup></p><div class="footnotes"><ol><li id="fn:1"><p>b</p></li></ol></div>',
    ['Footnotes in a', 'Footnotes in a'],
  ],
  ['<p>:globe: a</p>', '<p>🌐 a</p>', ['An emoji that']],
  ['<p>a b</p>', '<p>a{. x } b</p>', ['Braces that were']],
  ['<h1>a <em>b</em>c</h1>', '<h1>a *b*c</h1>', ['One star within']],
  [
    '<blockquote><p>[!NOTE] a</p><p>b</p></blockquote>',
    '<div class="admonition note"><p class="admonition-title">Note</p><p>a</p><p>b</p></div>',
    ['Alerts of GitHub', 'Alerts of GitHub', 'Alerts of GitHub'],
  ],
  ['<p>1) a 2) b</p>', '<ol><li><p>a</p></li><li><p>b</p></li></ol>', ['A list numbered', 'A list numbered']],
  ["<p>'\\a' b </p>", "<p>'a' b</p>", ['A backslash before']],
  ['<p>a</p><div class="admonition tip"></div>', '<p>a</p>', ['A note with']],
  [
    '<div class="admonition tip"></div><p>b</p>',
    '<div class="admonition tip"><p>b</p></div>',
    ['The text of', 'The text of'],
  ],
  [
    '<div class="admonition tip"><pre><code>- a `b`\nc</code></pre></div>',
    '<div class="admonition tip"><ul><li>a <code>b</code></li></ul><p>c</p></div>',
    ['The text of', 'The text of'],
  ],
  ['<p>1.</p><p>a</p>', '<ol><li></li></ol><p>a</p>', ['The mark of']],
  ['<p>~~a <a href="b">c</a>~~</p>', '<p><del>a <a href="b">c</a></del></p>', ['Struck text in']],
  ['<ul><li>[x] a</li></ul>', '<ul><li><input type="checkbox" disabled> a</li></ul>', ['Boxes of tasks']],
  ['<p>a <code>js\nb c</code></p>', '<p>a</p><pre><code>b c</code></pre>', ['A block of', 'A block of']],
  ['<p>a <code>b</code> c</p>', '<p>a</p>', [undefined]],
  [
    '<p>a:\n| b | c |\n|---|---|\n| d | e |</p>',
    '<p>a:</p><table><thead><tr><th>b</th><th>c</th></tr></thead><tbody><tr><td>d</td><td>e</td></tr></tbody></table>',
    ['A table directly', 'A table directly', 'A table directly'],
  ],
  ['<h1>a</h1>', '<p>Note: b</p><h1>a</h1>', ['A first line']],
  ['<hr><h2 id="a">title: a: b</h2><p>c</p>', '<p>c</p>', ['A frontmatter that', 'A frontmatter that']],
  ['<p>c</p><hr>', '<p>c</p>', [undefined]],
  ['<p>“<em>a</em>“ b</p>', '<p>“<em>a</em>” b</p>', ['A quotation mark']],
  [
    '<ol><li>a</li></ol><p>```sh</p><h1>b c</h1><p>d ```</p>',
    '<ol><li>a<pre><code># b c\nd</code></pre></li></ol>',
    ['Code within an', 'Code within an', 'Code within an'],
  ],
  [
    '<ol><li>a</li></ol><p>``` toml tab="B" c = "d" </p><p>e</p>',
    '<ol><li>a<pre><code>c = "d"\n\ne</code></pre></li></ol>',
    ['Code within an', 'Code within an'],
  ],
  [
    '<ol><li>a</li></ol><p><code>``sql tab="B" c</code></p><p>f</p>',
    '<ol><li>a<pre><code>c\nd</code></pre></li></ol>',
    ['Code within an', undefined],
  ],
  [
    '<p>!!! tip "A" b</p>',
    '<div class="admonition tip"><p class="admonition-title">A</p><p>b</p></div>',
    ['Notes in a', 'Notes in a'],
  ],
  [
    '<p>a !!! note b</p>',
    '<p>a</p><div class="admonition note"><p class="admonition-title">Note</p><p>b</p></div>',
    ['Notes in a', 'Notes in a', 'Notes in a'],
  ],
  ['<p>a! b</p>', '<div class="admonition note"><p>b</p></div>', [undefined]],
  [
    '<pre><code>!!! note\n    a</code></pre><p>b</p>',
    '<div class="admonition note"><p class="admonition-title">Note</p><p>a</p></div><p>b</p>',
    ['Notes in a', 'Notes in a'],
  ],
  [
    '<p>a !!! tip b</p><pre><code>c</code></pre><p>d</p>',
    '<p>a</p><div class="admonition tip"><p>b</p><pre><code>c</code></pre><p>d</p></div>',
    ['Notes in a', 'Notes in a', 'Notes in a', 'Notes in a'],
  ],
  [
    '<p>a !!! tip b</p><pre><code>c</code></pre><p>e</p>',
    '<p>f</p><div class="admonition tip"><p>b</p><p>d</p></div>',
    [undefined, undefined, undefined],
  ],
  ['<center>*a*</center>', '<center><p><em>a</em></p></center>', ['Text of the']],
  ['<p>Map<string, b=""> c</string,></p>', '<p>Map&lt;string, b&gt; c</p>', ['Words between angle']],
  ['<p>a <code>&amp;#60;</code> b</p>', '<p>a <code>&amp;#60</code> b</p>', ['A character by']],
  ['<p>a🫙b</p>', '<p>a:jar:b</p>', ['A name between']],
  ['<p>a<code></code>b</p>', '<p>a<code> </code>b</p>', ['Code that is']],
  ['<p>**a**b</p>', '<p><strong>a</strong>b</p>', ['Two stars within']],
  ['<p>a ~b~ c</p>', '<p>a <sub>b</sub> c</p>', ['Marked, inserted, raised']],
  ['<p>a b</p>', '<p>a <sub>b</sub></p>', [undefined]],
  ['<p>a <code>#!js b()</code></p>', '<p>a <code>b()</code></p>', ['Code in a']],
  ['<p>a <code>js b()</code></p>', '<p>a <code>b()</code></p>', [undefined]],
  [
    '<p><b>a</b> <script type="math/tex; mode=display">b\\_c.F</script> d</p>',
    '<p><b>a</b> [b_c.F] d</p>',
    ['Names in brackets'],
  ],
  [
    '<p><b>a</b> <script type="math/tex; mode=display">b+c</script> d</p>',
    '<p><b>a</b> [b+c] d</p>',
    [undefined],
  ],
  ['<p>a [^b]</p>', '<p>a <sup><a class="footnote-ref" href="#fn:b">1</a></sup></p>', ['Footnotes in a']],
  ['<p>a [^b]</p>', '<p>a</p>', [undefined]],
  [
    '<p>a: <iframe src="b"></iframe></p><p>c</p>',
    '<p>a:</p><iframe src="b"></iframe><p>c</p>',
    ['An element of', 'An element of'],
  ],
  ['<p>a: <iframe src="b"></iframe></p>', '<p>a:</p>', [undefined]],
  [
    '<div class="tabbed-set"><div class="tabbed-labels"><label>A</label></div><div class="tabbed-content"><div class="tabbed-block"></div></div></div><p>b</p>',
    '<div class="tabs"><section class="tab"><p class="tab-label">A</p><p>b</p></section></div>',
    ['The text of', 'The text of'],
  ],
  [
    '<div class="tabbed-set"><div class="tabbed-labels"><label>A</label></div><div class="tabbed-content"><div class="tabbed-block"><p>b</p></div></div></div>',
    '<p>b</p>',
    [undefined],
  ],
  ['<h1 id="_1">ü</h1><p>b</p><h2 id="_2">é</h2>', '<p>b</p><h2 id="_1">é</h2>', [undefined, 'An id that']],
  ['<h2 id="_2">é</h2>', '<h2 id="_1">é</h2>', [undefined]],
  [
    '<p>```js title="a" b()</p><h1 id="c">c</h1><p>d ```</p><pre><code>e</code></pre>',
    '<pre><code># c\nd</code></pre><p>e</p>',
    ['A block of', 'A block of', 'A block of', 'A block of'],
  ],
  [
    '<p>```js title="a" b()</p><p>gone</p>',
    '<figure class="code"><pre>b()</pre></figure>',
    ['A block of', undefined],
  ],
  ['<p _set="%set">{%set a = "b" %}</p>', '<p>{%set a = "b" %} {%set c = "d" %}</p>', ['Tags of templates,']],
  ['<p>{% if a %} b</p>', '<p>{% if a %} c</p>', [undefined]],
  ['<p>a b</p>', '<p>a \\ b</p>', ['A backslash before']],
  ['<p>a b</p>', '<p>a c</p>', [undefined]],
  ['<p>a</p><p>b</p>', '<p>a</p>', [undefined]],
])('says why blocks differ, where it is wanted: %s', (expected, found, said) => {
  expect(reasons(expected, found)).toEqual(said);
});
