import { describe, expect, it } from 'vitest';
import { mergeReadings } from '../apparatus/html/merge.ts';
import { readHtml } from '../apparatus/html/read-html.ts';
import { changedLines, oneReading } from './changed-lines.ts';

const between = (before: string, after: string) =>
  changedLines(mergeReadings(readHtml(before), readHtml(after), 'en')).map(({ kind, words }) => [
    kind,
    words
      .map(({ kind: one, text }) => (one === 'same' ? text : one === 'added' ? `{+${text}+}` : `[-${text}-]`))
      .join(''),
  ]);

describe('what differs as lines of text', () => {
  it('leaves out what reads the same, and marks the words that differ', () => {
    expect(
      between(
        '<p>Start.</p><p>Press the red button now.</p>',
        '<p>Start.</p><p>Press the blue button now.</p>',
      ),
    ).toEqual([['changed', 'Press the [-red -]{+blue +}button now.']]);
  });

  it('has a line for every item, row and line of code that came or went', () => {
    expect(between('<ol><li>One</li></ol>', '<ol><li>One</li><li>Two <b>bold</b></li></ol>')).toEqual([
      ['added', '{+Two bold+}'],
    ]);
    expect(
      between(
        '<table><tbody><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></tbody></table>',
        '<table><tbody><tr><td>a</td><td>1</td></tr></tbody></table>',
      ),
    ).toEqual([['removed', '[-b-] | [-2-]']]);
    expect(between('', '<pre><code>one\n  two\n</code></pre>')).toEqual([
      ['added', '{+one+}'],
      ['added', '{+  two+}'],
    ]);
  });

  it('says which picture came, and where a new link leads', () => {
    const [before, after] = ['See here how it is done.', 'See <a href="/new/">here</a> how it is done.'];
    expect(between(`<p>${before}</p>`, `<p>${after} <img src="/a/b.png" alt="Form"></p>`)).toEqual([
      ['changed', 'See [-here -]{+here (/new/) +}how it is done. {+[Form: b.png]+}'],
    ]);
  });

  it('can be read as either side has it', () => {
    const [line] = changedLines(
      mergeReadings(readHtml('<p>Press the red one.</p>'), readHtml('<p>Press the blue one.</p>'), 'en'),
    );
    expect(oneReading(line!, 'added')).toBe('Press the red one.');
    expect(oneReading(line!, 'removed')).toBe('Press the blue one.');
  });
});
