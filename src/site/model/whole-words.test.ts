import { describe, expect, it } from 'vitest';
import { wholeWords } from './whole-words.ts';

describe('a title', () => {
  it('keeps compounds and the name of the product in one line', () => {
    expect(wholeWords('Format of one-time codes', 'Acme')).toBe(
      'Format of <span class="whole">one-time</span> codes',
    );
    expect(wholeWords('What is new in A&amp;B Server', 'A&B Server')).toBe(
      'What is new in <span class="whole">A&amp;B Server</span>',
    );
  });

  it('keeps its tags and long compounds as they are', () => {
    const html = '<h1 id="one-time-codes">Codes <code>a</code></h1>';
    expect(wholeWords(html, 'Acme')).toBe(html);
    expect(wholeWords('internationalization-ready', 'Acme')).toBe('internationalization-ready');
  });
});
