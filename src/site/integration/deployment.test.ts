import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUrl, refuseBase, refuseSite } from './deployment.ts';

describe('--base', () => {
  it.each(['/docs', 'docs', '/docs/', '/a/b-c/d_e.f/', '/', '/~team', '/日本'])('takes %s', (base) => {
    expect(refuseBase(base)).toBeUndefined();
  });

  it.each([
    [
      'https://x.y/docs',
      '--base takes the path alone, found the address "https://x.y/docs"; write --site https://x.y --base /docs.',
    ],
    [
      'https://x.y',
      '--base takes the path alone, found the address "https://x.y"; write --site https://x.y.',
    ],
    [
      '//x.y/docs',
      '--base takes a path with one slash at its start, found "//x.y/docs"; it is a path such as /docs.',
    ],
    ['/docs?a=1', '--base cannot hold "?", found "/docs?a=1"; it is a path such as /docs.'],
    ['/docs#top', '--base cannot hold "#", found "/docs#top"; it is a path such as /docs.'],
    ['/my docs', '--base cannot hold spaces, found "/my docs"; it is a path such as /docs.'],
    ['C:\\docs', '--base cannot hold ":", found "C:\\docs"; it is a path such as /docs.'],
    ['\\docs', '--base cannot hold "\\", found "\\docs"; it is a path such as /docs.'],
    ['/../docs', '--base cannot hold "." or "..", found "/../docs"; it is a path such as /docs.'],
    ['./docs', '--base cannot hold "." or "..", found "./docs"; it is a path such as /docs.'],
    ['/a//b', '--base cannot hold two slashes in a row, found "/a//b"; it is a path such as /docs.'],
    ['/docs%2F..', '--base cannot hold "%", found "/docs%2F.."; it is a path such as /docs.'],
  ])('says what is wrong with %s', (base, sentence) => {
    expect(refuseBase(base)).toBe(sentence);
  });

  it('takes nothing that an address would read otherwise', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/.\\?#%: ab~-_é') }), (base) => {
        if (refuseBase(base) !== undefined) return;
        const path = `/${base.replace(/^\/|\/$/g, '')}`;
        expect(decodeURI(new URL(path, 'https://x.y').pathname)).toBe(path);
      }),
    );
  });
});

describe('--site', () => {
  it.each(['https://docs.example.com', 'http://localhost:4321/', 'https://xn--bcher-kva.example'])(
    'takes %s',
    (site) => {
      expect(refuseSite(site)).toBeUndefined();
    },
  );

  it.each([
    [
      'docs.example.com',
      '--site lacks "https://" at its start, found "docs.example.com"; write --site https://docs.example.com.',
    ],
    [
      'localhost:4321',
      '--site lacks "https://" at its start, found "localhost:4321"; it is an address such as https://docs.example.com.',
    ],
    [
      'ftp://x.y',
      '--site lacks "https://" at its start, found "ftp://x.y"; it is an address such as https://docs.example.com.',
    ],
    [
      '/docs',
      '--site lacks "https://" at its start, found "/docs"; it is an address such as https://docs.example.com.',
    ],
    [
      'https://x.y/docs/',
      '--site takes the address without a path, found "https://x.y/docs/"; write --site https://x.y --base /docs.',
    ],
    [
      'https://x.y?a',
      '--site ends before "?", found "https://x.y?a"; it is an address such as https://docs.example.com.',
    ],
    [
      'https://x.y#a',
      '--site ends before "#", found "https://x.y#a"; it is an address such as https://docs.example.com.',
    ],
    [
      'https://me:secret@x.y',
      '--site holds a name or a password, which every reader would see; leave them out.',
    ],
  ])('says what is wrong with %s', (site, sentence) => {
    expect(refuseSite(site)).toBe(sentence);
  });
});

describe('the url of site.yml', () => {
  const site = (url: string | undefined) => ({ url, file: 'site.yml', lineOf: () => 7 });

  it('may have the path of --base, or none', () => {
    expect(checkUrl(site(undefined), '')).toBeUndefined();
    expect(checkUrl(site('https://x.y'), '/docs')).toBeUndefined();
    expect(checkUrl(site('https://x.y/docs/'), '/docs')).toBeUndefined();
  });

  it('is told when it has another: canonical links would lead elsewhere', () => {
    expect(checkUrl(site('https://x.y/docs'), '')).toEqual({
      severity: 'error',
      rule: 'misplaced-site',
      message: 'url: leads to "/docs/", but the site is built for the top of its host.',
      hint: 'Build with --base /docs, or take the path off the url.',
      place: { file: 'site.yml', line: 7 },
    });
    expect(checkUrl(site('https://x.y/docs'), '/guides')?.message).toBe(
      'url: leads to "/docs/", but the site is built for "/guides/".',
    );
  });
});
