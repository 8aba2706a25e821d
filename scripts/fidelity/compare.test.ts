import { describe, expect, test } from 'vitest';
import { areEqualWithoutLists, compareHtml } from './compare.ts';

describe('two renderings are equal', () => {
  test.each([
    ['with other white space', '<p>a\n  b</p>\n<p>c</p>', '<p>a b</p><p>c </p>'],
    ['tight or loose', '<ul><li>a</li></ul>', '<ul>\n<li>\n<p>a</p>\n</li>\n</ul>'],
    [
      'with or without permalinks',
      '<h2 id="a">A<a class="headerlink" href="#a">¶</a></h2>',
      '<h2 id="a">A</h2>',
    ],
    [
      'however tabs are built',
      '<div class="tabbed-set tabbed-alternate"><input><div class="tabbed-labels"><label>A</label></div><div class="tabbed-content"><div class="tabbed-block"><p>b</p></div></div></div>',
      '<div class="tabs"><section class="tab" id="x"><p class="tab-label">A</p><p>b</p></section></div>',
    ],
    [
      'however code is highlighted',
      '<div class="highlight"><span class="filename">t</span><pre><span></span><code><span>a</span> b\n</code></pre></div>',
      '<figure class="code"><figcaption>t</figcaption><pre><code>a b</code></pre></figure>',
    ],
    [
      'with or without a wrapper for tables',
      '<table><tr><td>a</td></tr></table>',
      '<div class="table"><table><tr><td>a</td></tr></table></div>',
    ],
    ['when a browser closes a paragraph at a table', '<p>a <table></table></p>', '<p>a</p><table></table>'],
    [
      'however a cell says how it is aligned',
      '<table><tr><td class="b" style="text-align: right;">a</td></tr></table>',
      '<table><tr><td class="align-right b">a</td></tr></table>',
    ],
    ['with attributes in another order', '<a href="b" class="c d">e</a>', '<a class="d c" href="b">e</a>'],
    ['with a title that says nothing', '<img src="a" title="">', '<img src="a">'],
    ['with a comma that was put between attributes', '<img _="," src="a">', '<img src="a">'],
    ['with windows of other names', '<a href="b" target="target">a</a>', '<a href="b" target="_blank">a</a>'],
    [
      'wherever numbers of lines stand',
      '<div class="highlight"><table class="highlighttable"><tr><td class="linenos"><pre>1\n2</pre></td><td class="code"><div><pre>a\nb</pre></div></td></tr></table></div>',
      '<figure class="code"><pre><code>a\nb</code></pre></figure>',
    ],
    [
      'with the empty row of a table without rows',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td></td></tr></tbody></table>',
      '<table><thead><tr><th>a</th></tr></thead></table>',
    ],
    [
      'however code is folded',
      '<div class="collapse-code"><input type="checkbox"><div class="highlight"><pre>a</pre></div><div class="code-footer"><label></label></div></div>',
      '<details class="collapse-code"><summary>Show</summary><figure class="code"><pre>a</pre></figure></details>',
    ],
    [
      'however bars of progress stand in their lines',
      '<p><div class="progress"><div class="progress-bar" style="width:5%"></div>5%</div>\n<div class="progress"><div class="progress-bar" style="width:9%"></div>9%</div></p>',
      '<p><span class="progress"><progress value="5"></progress>5%</span>\n<span class="progress"><progress value="9"></progress>9%</span></p>',
    ],
    ['with images that load late', '<img alt="" src="a" />', '<img src="a" loading="lazy" decoding="async">'],
  ])('%s', (_name, expected, found) => {
    expect(compareHtml(expected, found)).toBeUndefined();
  });
});

describe('two renderings differ', () => {
  test.each([
    [
      'in how a cell is aligned',
      '<table><tr><td style="text-align: right;">a</td></tr></table>',
      '<table><tr><td class="align-left">a</td></tr></table>',
    ],
    [
      'in an alignment that is missing',
      '<table><tr><td style="text-align: left;">a</td></tr></table>',
      '<table><tr><td>a</td></tr></table>',
    ],
    [
      'in a row that has something in it',
      '<table><tbody><tr><td><br></td></tr></tbody></table>',
      '<table></table>',
    ],
    ['in a word', '<p>a b</p>', '<p>a c</p>'],
    ['in a space', '<p>a b</p>', '<p>ab</p>'],
    ['in whether a window opens', '<p><a href="b" target="_blank">a</a></p>', '<p><a href="b">a</a></p>'],
    ['in a target', '<p><a href="b">a</a></p>', '<p><a href="c">a</a></p>'],
    ['in nesting', '<ol><li>a</li><li>b</li></ol>', '<ol><li>a<ol><li>b</li></ol></li></ol>'],
    ['in an id', '<h2 id="a">A</h2>', '<h2 id="b">A</h2>'],
    ['in the code', '<pre><code>a\n  b</code></pre>', '<pre><code>a\nb</code></pre>'],
    ['in how many paragraphs there are', '<p>a</p><p>b</p>', '<p>a b</p>'],
  ])('%s', (_name, expected, found) => {
    expect(compareHtml(expected, found)).toBeDefined();
  });

  test('at a place that is shown with its surroundings', () => {
    const difference = compareHtml('<ul><li>a</li><li>b</li></ul>', '<ul><li>a</li><li>c</li></ul>');
    expect(difference).toMatchInlineSnapshot(`
      {
        "expected": "      <li>
              <p>
      >         b",
        "found": "      <li>
              <p>
      >         c",
        "path": "<ul> <li> <p>",
      }
    `);
  });
});

test('lists may be left out of the comparison', () => {
  const nested = '<ol><li>a</li></ol><p>b</p>';
  expect(areEqualWithoutLists(nested, '<ol><li>a<p>b</p></li></ol>')).toBe(true);
  expect(areEqualWithoutLists(nested, '<ol><li>a</li><li><ul><li>b</li></ul></li></ol>')).toBe(true);
  expect(areEqualWithoutLists(nested, '<ol><li>b</li></ol><p>a</p>')).toBe(false);
  expect(areEqualWithoutLists(nested, '<ol><li>a</li></ol><h2>b</h2>')).toBe(false);
  expect(areEqualWithoutLists(nested, '<ol><li>a b</li></ol>')).toBe(false);
});

test('reads names between angle brackets that are no element as text, in the reference alone', () => {
  expect(
    compareHtml('<p>Replace <your Name> <T> <b>x</b></p>', '<p>Replace &lt;your Name> &lt;T> <b>x</b></p>'),
  ).toBeUndefined();
  expect(compareHtml('<p>Replace <name></p>', '<p>Replace <name></p>')).toBeDefined();
  expect(compareHtml('<p><x-a>b</x-a> <y-b c="d"></p>', '<p><x-a>b</x-a> <y-b c="d"></p>')).toBeUndefined();
});
