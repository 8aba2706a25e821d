import { describe, expect, test } from 'vitest';
import { workCounter } from '../../testing/count-work.ts';
import { html, render } from '../testing.ts';

describe('the tags of a text', () => {
  test('do not count in code, whatever marker stands before its fence', async () => {
    for (const lines of [
      ['1. ```html', '   </div>', '   ```'],
      ['```html', '</div>', '```html', '```'],
      ['> ```', '> </div>', '> ```'],
      ['``` </div> ``` a'],
    ]) {
      expect(await html('<div>', ...lines, '', '*b*', '</div>', '', '*c*')).toContain('*b*');
    }
  });

  test('do not count in scripts', async () => {
    const result = await html('<div>', '<script>"<div>"</script>', '', '*b*', '</div>', '', '*a*');
    expect(result).toContain('*b*\n</div>\n<p><em>a</em></p>');
  });

  test('do not count where a fence in a list item has been closed', async () => {
    const result = await html(
      '- ```',
      '  a',
      '  ```',
      '',
      '<div>',
      '',
      '*b*',
      '',
      '</div>',
      '',
      '```',
      'c',
      '```',
    );
    expect(result).toContain('*b*');
  });
});

describe('the work that HTML makes', () => {
  const countWork = workCounter();
  const workOf = (text: string) => countWork(() => render([text]));

  test.each([
    ['comments that are never closed', '<!--\n', ''],
    ['comments that are closed outside their list item', '- <!--\n', '-->'],
    ['elements that are never closed', '<div>\n\n', ''],
    ['elements that are closed outside their list item', '- a\n\n    <div>\n\n', '</div>\n'.repeat(2000)],
    ['cells with lists', '- <table><tr><td>\n\n    - x\n\n    </td></tr></table>\n', ''],
    ['code in HTML', '<div>\n```\na\n```\n</div>\n\n', ''],
    ['custom elements', '<a-b>\n\nx\n\n</a-b>\n\n', ''],
  ])('grows with the length of a page, not with its square: %s', async (_name, part, end) => {
    const few = await workOf(part.repeat(500) + end);
    expect(await workOf(part.repeat(4000) + end)).toBeLessThan(8 * 1.5 * few);
  });
});
