import { expect, test } from 'vitest';
import { html } from '../testing.ts';

test('a bar shows how far something is, with its label', async () => {
  expect(await html('[=65% "Two thirds"]{: .thin } [== 1/2]')).toBe(
    '<p><span class="progress p60 thin"><progress max="100" value="65" aria-label="Two thirds"></progress>Two thirds</span> ' +
      '<span class="progress p40"><progress max="100" value="50" aria-label="1/2"></progress></span></p>',
  );
});
