import { expect, test } from 'vitest';
import { compareBlocks, LISTED } from './blocks.ts';

test('blocks are compared one by one, and what theming adds does not count', () => {
  const reference =
    '<h1 id="a">A<a class="headerlink" href="#a">#</a></h1><p>one</p><ul><li>two</li></ul><pre>x # (1)!</pre><p>lost</p><p>old</p>';
  const ours =
    '<h1 id="a">A</h1>\n<p>one</p><ol><li>two</li></ol><figure class="code"><pre><code>x</code></pre></figure><p>new</p>';
  expect(compareBlocks(reference, ours)).toEqual({
    count: 6,
    equal: 3,
    regrouped: 1,
    differences: [
      {
        kind: 'p, text',
        expected: '<p>lost',
        found: '<p>new',
        own: { tag: 'p', text: 'new', markup: '<p>new', isInItem: false },
        lost: 'lost',
      },
      { kind: 'p, missing', expected: '<p>old', found: '', own: undefined, lost: 'old' },
    ],
  });
});

test('formulas, boxes of tasks and footnotes are the same however they are written', () => {
  const reference =
    '<p>a <span class="arithmatex">\\(x^2\\)</span></p><ul class="task-list"><li class="task-list-item"><label class="task-list-control">' +
    '<input type="checkbox" disabled/><span class="task-list-indicator"></span></label> b</li></ul>';
  const ours =
    '<p>a <math><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></math></p>' +
    '<ul><li class="task"><label><input type="checkbox" disabled> b</label></li></ul>';
  expect(compareBlocks(reference, ours)).toMatchObject({ count: 2, equal: 2 });
});

test('formulas of mdx_math that stand by themselves are paragraphs, and names in double brackets are what they say', () => {
  const reference =
    '<p>a <script type="math/tex">x</script> <script type="math/tex; mode=display">\\eta</script> b <a class="wikilink" href="/c/">c</a></p>';
  const ours =
    '<p>a <math><annotation>x</annotation></math></p><div class="formula"><math><annotation>\\eta</annotation></math></div><p>b c</p>';
  expect(compareBlocks(reference, ours)).toMatchObject({ count: 3, equal: 3 });
});

test('bars are the same however they are drawn, and so are ends of lines', () => {
  const reference =
    '<div class="progress progress-60plus thin"><div class="progress-bar" style="width:65.00%"><p class="progress-label">65%</p></div></div><p>a <br> b</p>';
  const ours =
    '<p><span class="progress p60 thin"><progress value="65" max="100"></progress>65%</span></p><p>a<br> b</p>';
  expect(compareBlocks(reference, ours)).toMatchObject({ count: 2, equal: 2 });
  expect(compareBlocks('<p>a:<br/></p><pre>b</pre>', '<p>a:</p><pre>b</pre>')).toMatchObject({ equal: 2 });
  expect(compareBlocks(reference, ours.replace('"65"', '"66"'))).toMatchObject({ count: 2, equal: 1 });
});

test('a list directly below a text is one in CommonMark, and counts as such', () => {
  expect(compareBlocks('<p>a:\n- b\n- c</p>', '<p>a:</p><ul><li>b</li><li>c</li></ul>')).toMatchObject({
    count: 1,
    equal: 0,
    regrouped: 1,
  });
});

test('lists among other differences stand beside the texts that they were, and so does one without a text above it', () => {
  const reference = '<p>lost</p><p><em>a:\n- <a href="b">b</a>\n- c</em></p><pre>x</pre><p>1. d\n2. e</p>';
  const ours =
    '<p>new</p><p>more</p><p>a:</p><ul><li><a href="b">b</a></li><li>c</li></ul><pre>x</pre><ol><li>d</li><li>e</li></ol>';
  const { count, equal, regrouped, differences } = compareBlocks(reference, ours);
  expect({ count, equal, regrouped }).toEqual({ count: 4, equal: 1, regrouped: 2 });
  expect(differences.map(({ kind, found }) => [kind, found])).toEqual([
    ['p, text', '<p>new'],
    ['p, added', '<p>more'],
    [LISTED, '<p>a:'],
    ['p, added', '<p><a href="b">b'],
    ['p, added', '<p>c'],
    [LISTED, '<p>d'],
    ['p, added', '<p>e'],
  ]);
});

test('a text that is none of a list is no list', () => {
  expect(compareBlocks('<p>- a</p>', '<p>a</p>')).toMatchObject({ equal: 0, regrouped: 0 });
});

test('a list directly below a picture is one, too', () => {
  const picture = '<img src="a" alt="b">';
  expect(compareBlocks(`<p>${picture}\n- c</p>`, `<p>${picture}</p><ul><li>c</li></ul>`)).toMatchObject({
    equal: 0,
    regrouped: 1,
  });
});
