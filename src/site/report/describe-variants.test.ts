import { expect, test } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { describeVariants } from './describe-variants.ts';

const { site } = fakeLibrary([]);

test('variants are told in ranges, in the order of site.yml, whichever was rendered first', () => {
  expect(describeVariants(['server@next', 'server@2.0', 'cloud'], site)).toBe('cloud; server 2.0 and later');
  expect(describeVariants(['server@next', 'server@1.0'], site)).toBe('server 1.0, next');
  expect(describeVariants(['server@next', 'server@1.0', 'server@2.0'], site)).toBe('server');
  expect(describeVariants(['server@next', 'cloud', 'server@1.0', 'server@2.0'], site)).toBe('every variant');
});

test('variants of a site that nobody knows, or that has changed meanwhile, are told by their ids', () => {
  expect(describeVariants(['server@2.0', 'cloud'], undefined)).toBe('server@2.0, cloud');
  expect(describeVariants(['server@3.0', 'cloud'], site)).toBe('server@3.0, cloud');
});
