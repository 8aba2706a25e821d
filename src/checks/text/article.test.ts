import { describe, expect, it } from 'vitest';
import { articleOf } from './article.ts';

describe('the indefinite article', () => {
  it.each([
    ['Asgardeo', 'an'],
    ['Identity Server', 'an'],
    ['WSO2 Identity Server', 'a'],
    ['user', 'a'],
    ['unit', 'a'],
    ['unimportant', 'an'],
    ['European', 'a'],
    ['one-time', 'a'],
    ['onerous', 'an'],
    ['hour', 'an'],
    ['host', 'a'],
    ['API', 'an'],
    ['IdP', 'an'],
    ['80', 'an'],
    ['7.1.0', 'a'],
    ['11', 'an'],
    ['SQL', undefined],
    ['URL', undefined],
    ['mTLS', undefined],
    ['«x»', undefined],
  ])('before %s is %s', (word, article) => {
    expect(articleOf(word)).toBe(article);
  });
});
