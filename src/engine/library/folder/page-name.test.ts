import { describe, expect, it } from 'vitest';
import { isIndex, slugOf, standsForFolder } from './page-name.ts';

describe('the name of a page with a suffix of the site', () => {
  it.each([
    ['guides/start.en.md', 'guides/start', false],
    ['guides/index.en.md', 'guides', true],
    ['index.en.md', '', true],
    ['guides/start.md', 'guides/start', false],
    ['guides/start.fr.md', 'guides/start.fr', false],
    ['guides/index.en.notes.md', 'guides/index.en.notes', false],
  ])('has it in no address: %s', (path, slug, isFolder) => {
    expect(slugOf(path, '.en')).toBe(slug);
    expect(isIndex(path, '.en')).toBe(isFolder);
    expect(standsForFolder({ path, slug })).toBe(isFolder);
  });
});
