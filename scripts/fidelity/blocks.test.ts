import { expect, test } from 'vitest';
import { compareBlocks } from './blocks.ts';

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
      { kind: 'p, text', expected: '<p>lost', found: '<p>new' },
      { kind: 'p, missing', expected: '<p>old', found: '' },
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

test('bars are the same however they are drawn, and so are ends of lines', () => {
  const reference =
    '<div class="progress progress-60plus thin"><div class="progress-bar" style="width:65.00%"><p class="progress-label">65%</p></div></div><p>a <br> b</p>';
  const ours =
    '<p><span class="progress p60 thin"><progress value="65" max="100"></progress>65%</span></p><p>a<br> b</p>';
  expect(compareBlocks(reference, ours)).toMatchObject({ count: 2, equal: 2 });
  expect(compareBlocks(reference, ours.replace('"65"', '"66"'))).toMatchObject({ count: 2, equal: 1 });
});

test('a list directly below a text is one in CommonMark, and counts as such', () => {
  expect(compareBlocks('<p>a:\n- b\n- c</p>', '<p>a:</p><ul><li>b</li><li>c</li></ul>')).toMatchObject({
    count: 1,
    equal: 0,
    regrouped: 1,
  });
});
