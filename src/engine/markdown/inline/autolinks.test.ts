import { expect, test } from 'vitest';
import { html, render } from '../testing.ts';

test('addresses in a text are links where the site says so, but not in code and in links', async () => {
  const { html: written } = await render(['https://a.b/c_d_e, a@b.co, `https://no` [https://x.y](z)'], {
    autolinks: true,
  });
  expect(written).toContain('<a href="https://a.b/c_d_e">https://a.b/c_d_e</a>, <a href="mailto:a@b.co">');
  expect(written).toContain('<code>https://no</code> <a href="z">https://x.y</a>');
  expect(await html('https://a.b')).toBe('<p>https://a.b</p>');
});

test('addresses have no abbreviations in them', async () => {
  const { html: written } = await render(['https://a.b/X.PDF is a PDF', '', '*[PDF]: A format'], {
    autolinks: true,
  });
  expect(written).toContain('>https://a.b/X.PDF</a> is a <abbr title="A format"');
});

test('addresses between angle brackets have no backslashes before signs', async () => {
  const { html: written, links } = await render(['<https://a.b/\\_c\\d>']);
  expect(written).toBe('<p><a href="https://a.b/_c\\d">https://a.b/_c\\d</a></p>\n');
  expect(links).toMatchObject([{ target: 'https://a.b/_c\\d', range: { from: 1, to: 18 } }]);
});

test('addresses that begin with www are links as well', async () => {
  const { html: written } = await render(['(see www.a.test/b?c=d). www.e.test, awww.f.test www. www.g'], {
    autolinks: true,
  });
  expect(links(written)).toEqual([
    'www.a.test/b?c=d http://www.a.test/b?c=d',
    'www.e.test http://www.e.test',
  ]);
});

test('people and issues of a repository are links where the site names it', async () => {
  const autolinks = { repository: 'https://github.com/acme/kettle/' };
  const { html: written } = await render(
    ['Fixed #12 by @ann-b, see other/pot#3 and ?7, a#4, `#5` and [x #6](y); @acme/pan, a@b.co.'],
    {
      autolinks,
    },
  );
  expect(Array.from(written.matchAll(/href="([^"]*)"/g), ([, href]) => href)).toEqual([
    'https://github.com/acme/kettle/issues/12',
    'https://github.com/ann-b',
    'https://github.com/other/pot/issues/3',
    'https://github.com/acme/kettle/discussions/7',
    'y',
    'https://github.com/acme/pan',
    'mailto:a@b.co',
  ]);
  expect(await html('Fixed #12')).toBe('<p>Fixed #12</p>');
});

test('signs stay as they are typed where the site says so', async () => {
  const { html: written } = await render(['(c) --> 1/2 and 2nd'], { symbols: false });
  expect(written).toBe('<p>(c) --&gt; 1/2 and 2nd</p>\n');
  expect(await html('(c) --> 1/2 and 2nd')).toBe('<p>© → ½ and 2<sup>nd</sup></p>');
});

const links = (written: string) =>
  Array.from(written.matchAll(/href="([^"]*)">([^<]*)/g), ([, href, text]) => `${text} ${href}`);
const ONE = '0123456789abcdef0123456789abcdef01234567';
const OTHER = 'abcdef0123456789abcdef0123456789abcdef01';

test('pull requests, discussions, commits and comparisons are links, commits by their first digits', async () => {
  const text = `!7 ?4 ${ONE} acme/pot@${ONE} acme/kettle#5 @b/pan C#3 ${ONE}...${OTHER} what?4 a!7 0${ONE} \`${ONE}\``;
  const options = { autolinks: { repository: 'https://github.com/acme/kettle' } };
  expect(links((await render([text], options)).html)).toEqual([
    '!7 https://github.com/acme/kettle/pull/7',
    '?4 https://github.com/acme/kettle/discussions/4',
    `0123456 https://github.com/acme/kettle/commit/${ONE}`,
    `pot@0123456 https://github.com/acme/pot/commit/${ONE}`,
    '#5 https://github.com/acme/kettle/issues/5',
    'b/pan https://github.com/b/pan',
    `0123456...abcdef0 https://github.com/acme/kettle/compare/${ONE}...${OTHER}`,
  ]);
  const gitlab = { autolinks: { repository: 'https://gitlab.com/acme/tools/kettle' } };
  expect(links((await render([`#1 !7 ?4 ${ONE}`], gitlab)).html)).toEqual([
    '#1 https://gitlab.com/acme/tools/kettle/-/issues/1',
    '!7 https://gitlab.com/acme/tools/kettle/-/merge_requests/7',
    `01234567 https://gitlab.com/acme/tools/kettle/-/commit/${ONE}`,
  ]);
});

test('addresses of the host of the repository are short where the site wants them', async () => {
  const at = (path: string) => `https://github.com/${path}`;
  const addresses = [
    'acme/kettle/issues/44',
    'acme/pot/pull/5',
    `b/pot/commit/${ONE}`,
    'b',
    'b/pot',
    'b/pot/wiki',
  ];
  const autolinks = { repository: 'https://github.com/acme/kettle', shorten: true };
  const { html: written } = await render([[...addresses.map(at), 'https://a.b'].join(' ')], { autolinks });
  expect(links(written).map((link) => link.split(' ')[0])).toEqual([
    '#44',
    'pot!5',
    'b/pot@0123456',
    '@b',
    'b/pot',
    at('b/pot/wiki'),
    'https://a.b',
  ]);
});

test('addresses are short where numbers and names are left as they are typed', async () => {
  const autolinks = { repository: 'https://github.com/acme/kettle', shorten: true, shorthand: false };
  const { html: written } = await render(['#3 by @ann, https://github.com/acme/pot'], { autolinks });
  expect(links(written)).toEqual(['acme/pot https://github.com/acme/pot']);
});

test('an address of mail is shown without what opens it', async () => {
  expect(await html('<mailto:a@b.co> <c@d.co> [mailto:e@f.co](g)')).toBe(
    '<p><a href="mailto:a@b.co">a@b.co</a> <a href="mailto:c@d.co">c@d.co</a> <a href="g">mailto:e@f.co</a></p>',
  );
});

test('numbers of a repository are all written with one sign where the site says so', async () => {
  const autolinks = { repository: 'https://github.com/acme/kettle', shorten: true, normalize: true };
  const { html: written } = await render(['!1 ?2 x/y!3 https://github.com/acme/kettle/pull/4'], {
    autolinks,
  });
  expect(
    Array.from(written.matchAll(/<a href="[^"]*\/([a-z]+\/\d)">([^<]*)/g), ([, to, text]) => [to, text]),
  ).toEqual([
    ['pull/1', '#1'],
    ['discussions/2', '#2'],
    ['pull/3', 'x/y#3'],
    ['pull/4', '#4'],
  ]);
});

test('people, numbers and commits of other hosts are links where the host is named', async () => {
  const autolinks = { repository: 'https://github.com/acme/kettle' };
  const text = '(@bitbucket:ned/pot) @gitlab:ann, gitlab:b/pot!3 @github:ann @twitter:ann @ann: x';
  const { html: written } = await render([text], { autolinks });
  expect(links(written)).toEqual([
    'ned/pot https://bitbucket.org/ned/pot',
    '@ann https://gitlab.com/ann',
    'b/pot!3 https://gitlab.com/b/pot/-/merge_requests/3',
    '@ann https://github.com/ann',
    '@ann https://github.com/ann',
  ]);
});

test('a package at a release is no address of mail', async () => {
  const { html: written } = await render(['kettle@2.1.0, **lid@0.2**, pot@2.x (ann@b.co)'], {
    autolinks: true,
  });
  expect(links(written)).toEqual(['pot@2.x mailto:pot@2.x', 'ann@b.co mailto:ann@b.co']);
});

test('an address of mail begins behind a sign that is no part of a name', async () => {
  const { html: written } = await render(["MAIL=ann@b.co 'ned+x@b.co' {c.d@b.co} a/e@b.co .f@b.co"], {
    autolinks: true,
  });
  expect(links(written).map((link) => link.split(' ')[0])).toEqual(['ann@b.co', 'ned+x@b.co', 'c.d@b.co']);
});

test('an address in which a host is to be put is no link', async () => {
  const text = 'Open https://$HOST/a or http://{host}/b, not https://a.b/c http://[::1]/';
  const { html: written } = await render([text], { autolinks: true });
  expect(links(written).map((link) => link.split(' ')[0])).toEqual(['https://a.b/c', 'http://[::1]/']);
});

test('elements of XML within a text are no addresses, and are text where they end nowhere', async () => {
  const { html: written } = await render([
    'a <svg><rdf:RDF><dc:format>b</dc:format></rdf:RDF></svg> <urn:id:12> <soap:Body-1> </c:d> <skype:ann>',
  ]);
  expect(written).toContain('<svg><rdf:RDF><dc:format>b</dc:format></rdf:RDF></svg>');
  expect(written).toContain(
    '<a href="urn:id:12">urn:id:12</a> &lt;soap:Body-1&gt; &lt;/c:d&gt; <a href="skype:ann">skype:ann</a>',
  );
});

test('a host may have an underscore in its name', async () => {
  const { html: written } = await render(['http://my_lamp.local/a?b=c. https://a_b http://_c'], {
    autolinks: true,
  });
  expect(links(written)).toEqual([
    'http://my_lamp.local/a?b=c http://my_lamp.local/a?b=c',
    'https://a_b https://a_b',
  ]);
});
