import { expect, it } from 'vitest';
import { contentType } from './content-type.ts';

it.each([
  ['a.html', 'text/html; charset=utf-8'],
  ['a.md', 'text/markdown; charset=utf-8'],
  ['a.SVG', 'image/svg+xml; charset=utf-8'],
  ['a.xml', 'application/xml; charset=utf-8'],
  ['a.js', 'text/javascript; charset=utf-8'],
  ['a.json', 'application/json; charset=utf-8'],
  ['a.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['a.csv', 'text/csv; charset=utf-8'],
  ['a.yaml', 'text/yaml; charset=utf-8'],
  ['a.png', 'image/png'],
  ['a.avif', 'image/avif'],
  ['a.woff2', 'font/woff2'],
  ['a.wasm', 'application/wasm'],
  ['a.mp4', 'video/mp4'],
  ['a.pdf', 'application/pdf'],
  ['a.zip', 'application/zip'],
  ['a.unheard', 'application/octet-stream'],
  ['README', 'application/octet-stream'],
])('%s is %s', (name, type) => {
  expect(contentType(name)).toBe(type);
});
