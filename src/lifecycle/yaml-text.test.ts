import { describe, expect, it } from 'vitest';
import { withCopyBefore, withItem, withKey, withoutValue, withText, withTexts } from './yaml-text.ts';

const SITE = `# All of it.
products:
  - id: server   # in addresses
    versions:
      # The first one.
      - id: "1.0.0"
        attributes: { a: 1,
          b: 2 }   # gone with it
      - '1.1.0'
      - next
    latest: '1.1.0'
`;

describe('YAML keeps its comments, its style and its order', () => {
  it('when an entry of a list goes', () => {
    expect(withoutValue(SITE, ['products', 0, 'versions', 0])).toBe(
      SITE.replace(/ {6}- id: "1.0.0"[\s\S]*?gone with it\n/, ''),
    );
  });

  it.each([
    ['[a, b, c]', 0, '[b, c]'],
    ['[a, b, c]', 1, '[a, c]'],
    ['[a, b, c]', 2, '[a, b]'],
    ['[\n  a,\n  b,\n]', 1, '[\n  a,\n]'],
  ])('when one goes in %j', (list, index, expected) => {
    expect(withoutValue(`x: ${list}\ny: 1\n`, ['x', index])).toBe(`x: ${expected}\ny: 1\n`);
  });

  it('without a blank line at the top or two in a row', () => {
    const list = 'x:\n  - a\n\n  # About b.\n  - b\n\n  - c\n\ny: 1\n';
    expect(withoutValue(list, ['x', 0])).toBe('x:\n  # About b.\n  - b\n\n  - c\n\ny: 1\n');
    expect(withoutValue('x:\n  - a\n\n  - b\n\n  - c\n', ['x', 1])).toBe('x:\n  - a\n\n  - c\n');
  });

  it('when a key goes, also the first of an entry', () => {
    expect(withoutValue('- a: 1\n  b: 2\n', [0, 'a'])).toBe('- b: 2\n');
    expect(withoutValue('a: 1\nb: |\n  x\n  y\n# c\nc: 3\n', ['b'])).toBe('a: 1\n# c\nc: 3\n');
    expect(withoutValue('x: { a: 1, b: 2 }\n', ['x', 'a'])).toBe('x: { b: 2 }\n');
  });

  it('when what held it holds nothing any more, and goes as well', () => {
    expect(withoutValue('a: 1\nx:\n  y:\n    z: 1\n', ['x', 'y', 'z'])).toBe('a: 1\n');
  });

  it('when a text is another', () => {
    expect(withText(SITE, ['products', 0, 'latest'], '1.2.0')).toBe(
      SITE.replace("latest: '1.1.0'", "latest: '1.2.0'"),
    );
    expect(withText('a: next\n', ['a'], '7.10')).toBe('a: "7.10"\n');
  });

  it('when an entry comes', () => {
    expect(withCopyBefore(SITE, ['products', 0, 'versions', 2], () => "'1.2.0'")).toBe(
      SITE.replace('      - next', "      - '1.2.0'\n      - next"),
    );
    expect(withCopyBefore('v: ["1", next]\n', ['v', 1], () => '"2"')).toBe('v: ["1", "2", next]\n');
    expect(withItem('a: 1\n', ['r'], '/x/y/')).toBe('a: 1\nr: [/x/y/]\n');
    expect(withItem('r:\n  - x # why\na: 1\n', ['r'], 'y')).toBe('r:\n  - x # why\n  - y\na: 1\n');
    expect(withItem('r: [ x ]\n', ['r'], 'y')).toBe('r: [ x, y ]\n');
  });

  it('when a key comes, and when texts are others', () => {
    expect(withKey('- id: a # x\n  name: b\n', [0, 'id'], 'path', '/a')).toBe(
      '- id: a # x\n  path: /a\n  name: b\n',
    );
    expect(withKey('{ id: a, name: b }\n', ['id'], 'aliases', ['c d'])).toBe(
      '{ id: a, aliases: [c d], name: b }\n',
    );
    expect(withTexts('a: [x, "y"] # x\nx: x\n', (text) => (text === 'x' || text === 'y' ? 'z' : text))).toBe(
      'a: [z, "z"] # x\nx: z\n',
    );
  });
});
