import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderVersions } from './order.ts';

const MANUAL = resolve(import.meta.dirname, '../../../content/writing/conditions.md');

/** What the manual says of the place of an id: the phrase before the ids that it is held against, and the sign of the order. */
const PHRASES: Readonly<Record<string, number>> = {
  after: 1,
  before: -1,
  is: 0,
  'no order with': Number.NaN,
};

/** The rows of the manual's table of ids. */
function rows(): { form: string; version: string; place: string }[] {
  const section = readFileSync(MANUAL, 'utf8').split('{ #ids }')[1]!.split('\n### ')[0]!;
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('`'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, form = '', version = '', place = '']) => ({
      form,
      version: version.replaceAll('`', ''),
      place,
    }));
}

describe("an id of a version, as the manual's table says", () => {
  it.each(rows())('G14: made of $form: $version', ({ version, place }) => {
    const parts = place.split(';').map((part) => part.trim());
    for (const part of parts) {
      const phrase = Object.keys(PHRASES).find((each) => part.startsWith(`${each} `));
      expect(phrase, part).toBeDefined();
      const literals = [...part.matchAll(/`([^`]+)`/g)].map(([, literal]) => literal!);
      expect(literals.length, part).toBeGreaterThan(0);
      for (const literal of literals)
        expect([part, literal, Math.sign(orderVersions(version, literal, []) ?? Number.NaN)]).toEqual([
          part,
          literal,
          PHRASES[phrase!],
        ]);
    }
  });

  it('is never both before and after another one, nor before itself', () => {
    const number = fc.nat({ max: 12 }).map(String);
    const id = fc
      .tuple(
        fc.constantFrom('', 'v'),
        fc.array(number, { minLength: 1, maxLength: 4 }).map((numbers) => numbers.join('.')),
        fc.constantFrom(
          '',
          '.x',
          'a',
          'c',
          '-rc1',
          '-alpha',
          '-preview',
          '.Final',
          '-LTS',
          '-SP2',
          '-u3',
          'b2',
          '-foo',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(id, id, (a, b) => {
        const [order, reversed] = [orderVersions(a, b, []) ?? 0, orderVersions(b, a, []) ?? 0];
        expect(order * reversed).toBeLessThanOrEqual(0);
        expect(orderVersions(a, a, [])).toBe(0);
      }),
    );
  });

  it('has a row for every form', () => {
    expect(rows().length).toBeGreaterThan(12);
  });

  it.each([
    '7.2.0-foo',
    '12cR2',
    'hamburg',
    '7.1.O',
    'v',
    '',
    '7..1',
    '1.x.2',
    'final',
    '99999999999999999999',
  ])('has no order when it is "%s", which no form fits', (id) => {
    expect(orderVersions('7.1.0', id, [])).toBeUndefined();
    expect(orderVersions(id, '7.1.0', [])).toBeUndefined();
    expect(orderVersions(id, '7.1.0', ['7.0.0', id, '7.2.0'])).toBeUndefined();
    expect(orderVersions(id, '7.0.0', ['7.0.0', id, '7.2.0'])).toBeGreaterThan(0);
  });
});
