import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestPath } from './request-path.ts';

describe('the path of a request', () => {
  it.each([
    ['/', '/'],
    ['/a/b/', '/a/b/'],
    ['/a%20b/100%25.txt?c=/../#d', '/a b/100%.txt'],
    ['http://localhost:1/a', '/a'],
    ['http://localhost', '/'],
    ['/.well-known/security.txt', '/.well-known/security.txt'],
    ['/...a', undefined],
  ])('%s is read', (target, path) => {
    expect(requestPath(target)).toEqual(
      path === undefined ? { kind: 'nothing', path: target } : { kind: 'path', path },
    );
  });

  it.each(['//evil', '/a//b', '/.git/config', '/%2egit', '/a/.env', '/.variorum-build', '/a/.well-known/b'])(
    'at %s is nothing',
    (target) => {
      expect(requestPath(target).kind).toBe('nothing');
    },
  );

  it.each([
    '',
    '*',
    'a',
    '/%',
    '/%C0%AF',
    '/..',
    '/%2e%2e/a',
    '/.%2E/',
    '/a%2fb',
    '/a\\b',
    '/a%5cb',
    '/%00',
    '/a%0a',
    '/./a',
    'a:1',
  ])('%s is refused', (target) => {
    expect(requestPath(target)).toMatchObject({ kind: 'refused', status: 400 });
  });

  it('never leads up, to hidden files, or to a part that holds a separator, whatever is sent', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '//',
        '..',
        '.',
        '%2e',
        '%2E',
        '%2f',
        '%5c',
        '\\',
        '%',
        '%00',
        '%C0%AF',
        '%25',
        '?',
        '#',
        '.git',
        'a',
        'http://h',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const read = requestPath(`/${pieces.join('')}`);
        if (read.kind !== 'path') return;
        const parts = read.path.slice(1).split('/');
        expect(read.path).not.toMatch(/[\\\p{Cc}]/u);
        for (const [i, part] of parts.entries()) {
          expect(part.startsWith('.') && !(i === 0 && part === '.well-known')).toBe(false);
          expect(part !== '' || i === parts.length - 1).toBe(true);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('is given up when it is too long', () => {
    expect(requestPath(`/${'a'.repeat(9_000)}`)).toMatchObject({ kind: 'refused', status: 414 });
  });
});
