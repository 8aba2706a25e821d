import fc from 'fast-check';
import type { RawRequest } from './raw-request.ts';

const PIECES = [
  ...[
    '/',
    '//',
    '/.',
    '/..',
    '/../',
    '%2e%2e/',
    '/%2e%2e%2f',
    '..%5c',
    '\\',
    '%',
    '%zz',
    '%00',
    '%C0%AF',
    '%0d%0a',
    '%25',
    '%F0%9F%98',
  ],
  ...[
    '?',
    '#',
    '?raw',
    '?import',
    '?url',
    '?inline',
    '?worker',
    '?astro&type=style&index=0',
    '?t=1',
    ';',
    ':',
    '@',
    '~',
    '+',
    '*',
    '|',
    '<script>',
  ],
  ...[
    '/.git/config',
    '/.env',
    '/%2eenv',
    '/.variorum-build',
    '/site.yml',
    '/package.json',
    '/node_modules/vite/package.json',
    '/src/',
    '/scripts/dev.ts',
  ],
  ...[
    '/@fs/',
    '/@fs/etc/passwd',
    '/@id/',
    '/@id/__x00__',
    '/@vite/client',
    '/__open-in-editor?file=',
    '/_image?href=/@fs/etc/passwd',
    '/@fs//proc/self/environ',
  ],
  ...[
    'index.html',
    '404.html',
    'evil.test',
    'constructor',
    '__proto__',
    'a',
    'b c',
    'ä',
    '\u2028',
    '.md',
    '.js',
    '.css',
    '.ts',
    '.map',
  ],
];
const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PATCH',
  'PROPFIND',
  'get',
  'JUNK',
  '',
];
const NAMES = [
  'localhost',
  '127.0.0.1',
  '[::1]',
  'evil.test',
  'localhost.evil.test',
  'a@localhost',
  '',
  '[',
  '127.0.0.1:99999',
  'file:',
];

const HEADERS: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  [
    'Range',
    fc.oneof(
      fc.constantFrom(
        'bytes=0-',
        'bytes=5-2',
        'bytes=-1',
        'bytes=99999999999-',
        'bytes=0-0,2-3,9-',
        'lines=1',
        'bytes=--',
        'bytes=NaN-',
      ),
      fc.string({ maxLength: 8 }),
    ),
  ],
  ['If-None-Match', fc.constantFrom('*', 'W/"1"', '"')],
  ['If-Match', fc.constantFrom('*', '"a"')],
  ['If-Modified-Since', fc.constantFrom('Thu, 26 Nov 2099 01:00:00 GMT', 'yesterday')],
  ['Accept', fc.constantFrom('text/html', '*/*', 'text/x-vite-ping', 'text/css', '\u00ff')],
  ['Accept-Encoding', fc.constantFrom('gzip', 'br;q=x')],
  ['Sec-Fetch-Dest', fc.constantFrom('script', 'document', 'image')],
  ['Sec-Fetch-Site', fc.constantFrom('cross-site', 'none')],
  ['Origin', fc.constantFrom('http://evil.test', 'null', 'http://[')],
  ['Upgrade', fc.constantFrom('websocket', 'h2c', 'junk')],
  ['Sec-WebSocket-Protocol', fc.constantFrom('vite-hmr', 'vite-ping', 'junk')],
  ['Sec-WebSocket-Key', fc.constantFrom('short', 'AAAAAAAAAAAAAAAAAAAAAA==')],
  ['Expect', fc.constantFrom('100-continue', 'the-unexpected')],
  ['Content-Length', fc.constantFrom('0', '3', '-1', '99999999', 'x')],
  ['Transfer-Encoding', fc.constantFrom('chunked', 'gzip', 'junk')],
  ['X-Long', fc.constantFrom('a'.repeat(9_000), 'a'.repeat(40_000))],
  ['X-Signs', fc.string({ unit: 'binary', maxLength: 10 })],
];

/** Requests of all kinds that a server may get, sensible ones among them. @param paths addresses at which there is something */
export function arbitraryRequest(paths: readonly string[]): fc.Arbitrary<RawRequest> {
  const path = fc.constantFrom(...paths);
  const target = fc.oneof(
    { weight: 4, arbitrary: path },
    {
      weight: 4,
      arbitrary: fc
        .tuple(path, fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }))
        .map(([a, b]) => a + b.join('')),
    },
    {
      weight: 6,
      arbitrary: fc
        .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 })), {
          maxLength: 6,
        })
        .map((all) => `/${all.join('')}`),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...NAMES), path).map(([name, at]) => `http://${name}${at}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '*',
        'localhost:80',
        'evil.test:443',
        '',
        '?',
        'a',
        `/${'a'.repeat(9_000)}`,
        `/${'%41'.repeat(3_000)}`,
      ),
    },
  );
  const headers = fc
    .subarray([...HEADERS], { maxLength: 3 })
    .chain((some) => fc.tuple(...some.map(([name, value]) => value.map((text) => `${name}: ${text}\r\n`))));
  const request = fc
    .record({
      method: fc.oneof(
        { weight: 8, arbitrary: fc.constant('GET') },
        { weight: 3, arbitrary: fc.constantFrom(...METHODS) },
      ),
      target,
      host: fc.oneof(
        { weight: 8, arbitrary: fc.constant('Host: localhost\r\n') },
        { weight: 2, arbitrary: fc.constantFrom(...NAMES).map((name) => `Host: ${name}\r\n`) },
        { weight: 1, arbitrary: fc.constant('') },
      ),
      headers: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: headers }),
      version: fc.oneof(
        { weight: 12, arbitrary: fc.constant('HTTP/1.1') },
        { weight: 1, arbitrary: fc.constantFrom('HTTP/1.0', 'HTTP/2', 'HTP') },
      ),
    })
    .map(({ method, target: at, host, headers: more, version }) =>
      Buffer.from(`${method} ${at} ${version}\r\n${host}${more.join('')}Connection: close\r\n\r\n`),
    );
  const goingOn = request.map((one) => Buffer.from(one.toString().replace('Connection: close\r\n', '')));
  const sent = fc.oneof(
    { weight: 14, arbitrary: request.map((bytes) => ({ bytes, isWhole: true })) },
    {
      weight: 1,
      // several on one connection
      arbitrary: fc
        .tuple(fc.array(goingOn, { minLength: 1, maxLength: 3 }), request)
        .map(([first, last]) => ({ bytes: Buffer.concat([...first, last]), isWhole: false })),
    },
    {
      weight: 2,
      // a part of one
      arbitrary: fc
        .tuple(request, fc.double({ min: 0, max: 1, noNaN: true }))
        .map(([whole, part]) => ({ bytes: whole.subarray(0, whole.length * part), isWhole: false })),
    },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 80 }).map((all) => ({ bytes: Buffer.from(all), isWhole: false })),
    },
  );
  const hangUp = fc.oneof(
    { weight: 10, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('at once' as const, 'at the answer' as const) },
  );
  return fc
    .record({ sent, hangUp })
    .map(({ sent: all, hangUp: end }) => (end ? { ...all, hangUp: end } : all));
}
