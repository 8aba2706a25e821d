import { expect, it } from 'vitest';
import { isAllowedHost } from './allowed-host.ts';

it.each([
  ['localhost:4321', 'localhost'],
  ['LOCALHOST', 'localhost'],
  ['127.0.0.1:1', 'localhost'],
  ['[::1]:4321', 'localhost'],
  ['docs.test:4321', 'docs.test'],
  ['[fe80::1]:80', 'fe80::1'],
  ['192.168.1.7:4321', '0.0.0.0'],
  ['[fe80::1]', '::'],
  [undefined, 'localhost'],
])('%s is answered when the server listens on %s', (asked, listening) => {
  expect(isAllowedHost(asked, listening)).toBe(true);
});

it.each([
  ['evil.test', 'localhost'],
  ['localhost.evil.test', 'localhost'],
  ['evil.localhost', 'localhost'],
  ['127.0.0.1.evil.test', 'localhost'],
  ['127.0.0.1@evil.test', 'localhost'],
  ['192.168.1.7', 'localhost'],
  ['evil.test', '0.0.0.0'],
  ['', 'localhost'],
  ['evil.test:80:80', '::'],
])('%s is not answered when the server listens on %s', (asked, listening) => {
  expect(isAllowedHost(asked, listening)).toBe(false);
});
