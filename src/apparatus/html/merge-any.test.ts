import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGE_ATTRIBUTE } from './change-attribute.ts';
import { hasChanges, mergeReadings } from './merge.ts';
import { attribute, type HtmlPart, isElement, print, wordsOf } from './part.ts';
import { readHtml } from './read-html.ts';
import { seen } from './telling.ts';

/** Passages by their numbers: each is one kind of element, and stands anywhere, with anything in it. */
const KINDS = ['p', 'div', 'ul', 'pre', 'aside', 'div', 'p', 'blockquote', 'figure', 'p'];

const words = fc
  .array(
    fc.constantFrom(
      'one ',
      'two ',
      'three, ',
      '<b>four</b> ',
      '<ins>five</ins> ',
      '<del>six</del> ',
      '<a href="/a/">seven</a> ',
      '<a href="/b/">seven</a> ',
      '<img src="/a.png"> ',
      '<img src="/b.png"> ',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''));

interface Tree {
  number: number;
  text: string;
  children: Tree[];
}

const treeOf = (child: fc.Arbitrary<Tree> | undefined): fc.Arbitrary<Tree> =>
  fc.record({
    number: fc.nat(KINDS.length - 1),
    text: words,
    children: child ? fc.array(child, { maxLength: 3 }) : fc.constant([]),
  });
const tree = treeOf(treeOf(treeOf(undefined)));

/** A reading of a page in which each passage stands once. */
function reading(trees: readonly Tree[], seenNumbers = new Set<number>()): string {
  return trees
    .map(({ number, text, children }) => {
      if (seenNumbers.has(number)) return '';
      seenNumbers.add(number);
      const name = KINDS[number]!;
      const isText = name === 'p' || name === 'pre';
      const inside = isText
        ? text
        : name === 'ul'
          ? `<li>${text}</li><li>${reading(children, seenNumbers)}</li>`
          : text + reading(children, seenNumbers);
      return `<${name}${number === 9 ? '' : ` data-passage="${number}"`}>${inside}</${name}>`;
    })
    .join('');
}

/** What one of both readings has of a merged text. */
function without(parts: readonly HtmlPart[], change: 'added' | 'removed'): HtmlPart[] {
  const name = change === 'added' ? 'ins' : 'del';
  return parts.flatMap((part): HtmlPart[] => {
    if (!isElement(part)) return [part];
    const said = attribute(part, CHANGE_ATTRIBUTE);
    if (said === change || (said === 'words' && part.name === name)) return [];
    const inside = without(part.parts, change);
    const isMark = said !== undefined && (part.name === 'ins' || part.name === 'del');
    return isMark
      ? inside
      : [{ ...part, attributes: part.attributes.filter(([key]) => key !== CHANGE_ATTRIBUTE), parts: inside }];
  });
}

const readings = fc.tuple(fc.array(tree, { maxLength: 5 }), fc.array(tree, { maxLength: 5 }));
const letters = (parts: readonly HtmlPart[]) => parts.map(wordsOf).join('').replace(/\s+/g, '');
const tight = (parts: readonly HtmlPart[]) => seen(parts).replace(/\s+/g, '');

describe('two readings in which anything stands anywhere', () => {
  it('are merged so that the newer one is there to the tag, and the older one to the letter', () => {
    fc.assert(
      fc.property(readings, ([one, other]) => {
        const [older, newer] = [readHtml(reading(one)), readHtml(reading(other))];
        const merged = readHtml(mergeReadings(older, newer, 'en'));
        expect(tight(without(merged, 'removed'))).toBe(tight(newer));
        // What moved stands where the newer one has it.
        expect([...letters(without(merged, 'added'))].toSorted().join('')).toBe(
          [...letters(older)].toSorted().join(''),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('show no change where they are equal, and one where a reader sees another text', () => {
    fc.assert(
      fc.property(readings, ([one, other]) => {
        const [older, newer] = [readHtml(reading(one)), readHtml(reading(other))];
        expect(hasChanges(mergeReadings(older, older, 'en'))).toBe(false);
        if (letters(older) !== letters(newer))
          expect(hasChanges(mergeReadings(older, newer, 'en'))).toBe(true);
        expect(print(older)).not.toContain(CHANGE_ATTRIBUTE);
      }),
      { numRuns: 300 },
    );
  });
});
