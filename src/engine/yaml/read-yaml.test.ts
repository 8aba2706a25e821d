import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { countWork } from '../testing/count-work.ts';
import { readYaml } from './read-yaml.ts';
import { strictObject } from './schema.ts';

const schema = strictObject({ a: z.unknown() });

function messages(text: string): string[] {
  return readYaml(text, schema, { file: 'site.yml' }).findings.map(
    ({ message, place }) => `${place?.line} ${message}`,
  );
}

describe('YAML that is made to take long', () => {
  it('is told of at once: keys in keys in keys', () => {
    for (const text of ['? '.repeat(1_000), `a: ${'{? '.repeat(30)}`, 'a: &a {b: c}\n*a : d\n'])
      expect(messages(text).length).toBeGreaterThan(0);
    expect(messages(`? ${'? '.repeat(20)}b\n: c\n`)).toEqual([
      '1 This is not valid YAML: a key is a list, a map or an alias.',
    ]);
  });

  it('is told of by its first mistakes when it has thousands', () => {
    expect(messages('a: [}\n'.repeat(500))).toHaveLength(20);
    expect(messages(`a: ${'{a: '.repeat(500)}`)).toHaveLength(1);
  });

  it('is read no further than its first mistakes, of which it may have a million', async () => {
    const work = (count: number) => {
      const text = `a: ${']'.repeat(count)}`;
      return countWork(() => messages(text));
    };
    const few = await work(1_000);
    // Patterns look through the text; to read it takes some hundred times as much.
    expect(await work(100_000)).toBeLessThan(few + 3 * 100_000);
  });

  it('may have as many aliases as somebody means', () => {
    const keys = (count: number) =>
      Array.from({ length: count }, (_, i) => `  k${i}: &k${i} 1\n  l${i}: *k${i}\n`).join('');
    expect(messages(`a:\n${keys(2000)}`)).toEqual([]);
    expect(messages(`a:\n${keys(20_000)}`)).toEqual(['4003 More than 2,000 values are aliases.']);
  });

  it('may have many keys, each of which is compared with no other', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) => `  k${index}: &k${index} 1\n`).join('');
    expect(messages(`a:\n${keys}`)).toEqual([]);
    expect(messages(`a:\n${keys}  k7: 1\n`)).toEqual([
      '10002 This is not valid YAML: the key "k7" stands there twice.',
    ]);
  });
});
