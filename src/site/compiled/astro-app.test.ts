import astro from 'astro/package.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { SEEN_WITH } from './astro-app.ts';

it('knows the insides of the version of Astro that is installed: read them again before this is changed', () => {
  expect(astro.version).toBe(SEEN_WITH);
});
