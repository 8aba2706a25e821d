import { readFileSync } from 'node:fs';
import { clampChroma, formatHex, wcagContrast } from 'culori';
import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../engine/language/tables/english.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const SHEET = read('blocks.css');
const TOKENS = read('tokens.css');

/** What Material has: each kind with its other names. */
const KINDS = [
  'note',
  'abstract summary tldr',
  'info todo',
  'tip hint important',
  'success check done',
  'question help faq',
  'warning caution attention',
  'failure fail missing',
  'danger error',
  'bug',
  'example snippet',
  'quote cite',
].map((names) => names.split(' '));

/** What a property of the notes of a kind is; the first rule has what is so for all that say nothing else. */
function propertyOf(kind: string, property: string): string {
  const rules = SHEET.split('}').filter((rule) => rule.includes(`${property}:`));
  const own = rules.filter((rule) => new RegExp(`\\.${kind}\\b`).test(rule.split('{')[0]!));
  return new RegExp(`${property}: ([^;]+)`).exec(own.at(-1) ?? rules[0]!)![1]!;
}

/** The colour of a kind in a theme: 0 is the light one. */
function colourOf(kind: string, theme: 0 | 1): string {
  const [, token] = /^var\((--\w+)\)$/.exec(propertyOf(kind, '--kind')) ?? [];
  if (token) return new RegExp(`${token}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(TOKENS)![theme + 1]!;
  const lightness = /oklch\(([\d.]+) .*oklch\(([\d.]+) /.exec(propertyOf(kind, '--kind'))![theme + 1];
  const colour = `oklch(${lightness} ${propertyOf(kind, '--chroma')} ${propertyOf(kind, '--hue')})`;
  return formatHex(clampChroma(colour, 'oklch'))!;
}

describe('notes', () => {
  it('have an icon and a hue for each kind that Material has, under each of its names', () => {
    for (const names of KINDS)
      expect(
        names.map((name) => propertyOf(name, '--nth')),
        names[0],
      ).toEqual(names.map(() => String(KINDS.indexOf(names))));
    for (const theme of [0, 1] as const)
      expect(new Set(KINDS.map(([kind]) => colourOf(kind!, theme))).size).toBe(KINDS.length);
    const icons = read('../icons/notes.svg');
    expect(icons.match(/<path /g)).toHaveLength(KINDS.length);
    expect(icons).toContain(`viewBox="0 0 20 ${20 * KINDS.length}"`);
    expect(SHEET).toContain(`calc(100% / ${KINDS.length - 1} * var(--nth))`);
  });

  it('have a look under every name that the interface has a word for', () => {
    const named = Object.keys(ENGLISH)
      .filter((key) => key.startsWith('admonition.'))
      .map((key) => key.slice('admonition.'.length));
    expect(named.filter((name) => name !== 'details' && !KINDS.flat().includes(name))).toEqual([]);
  });

  it.each([
    ['light', 0, '#ffffff', '#14171c', ['#0a5a66', '#7c2560', '#3f3f9c', '#385716', '#87340c']],
    ['dark', 1, '#101317', '#e9ecef', ['#6cc7d4', '#e3a1cd', '#b0b3f7', '#b4ce85', '#f0ae86']],
  ] as const)('are read with ease in %s colours: title, text and links', (_, theme, paper, ink, links) => {
    expect(TOKENS).toContain(ink);
    const share = Number(/var\(--kind\) (\d+)%, var\(--paper\)/.exec(SHEET)![1]) / 100;
    for (const [kind] of KINDS) {
      const colour = colourOf(kind!, theme);
      const tint = mixed(colour, paper, share);
      for (const text of [colour, ink, ...links])
        expect(wcagContrast(text, tint), `${kind}: ${text}`).toBeGreaterThanOrEqual(7);
    }
  });
});

/** What `color-mix(in srgb, …)` makes of two colours. */
function mixed(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [first, second] = [one, other].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round(first! * share + second! * (1 - share))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
