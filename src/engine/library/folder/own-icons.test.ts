import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownIcon } from './own-icons.ts';

test('icons of the project itself have the names of their folders and files, and nothing but their drawing', () => {
  const project = mkdtempSync(join(tmpdir(), 'variorum-own-icons-'));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  mkdirSync(join(project, 'icons/brand/old'), { recursive: true });
  const files = {
    'icons/brand/logo.svg':
      '<?xml version="1.0"?>\n<svg\n  viewBox="0 0 742 742"\n  fill="none" id="a">\n<!-- <path d="M0"/> -->\n<script>x</script><metadata><rdf:RDF/></metadata><g\n transform="scale(2)"><path\n d="M1\n2"/></g></svg>',
    'icons/brand/old/lid.svg':
      '<svg viewBox="0 0 9 9"><circle r="2" style="fill: red" onclick="x()" class="a"></circle><use href="https://a.example/b.svg#c"/><use xlink:href="#a"/></svg>',
  };
  for (const [file, svg] of Object.entries(files)) writeFileSync(join(project, file), svg);
  const at = (name: string) => ownIcon(join(project, 'docs'), ['../nothing', '../icons'], name);
  expect(at('brand-logo')).toEqual({
    kind: 'drawn',
    box: '0 0 742 742',
    shapes: '<g fill="none"><g transform="scale(2)"><path d="M1 2"/></g></g>',
  });
  expect(at('brand-old-lid')).toMatchObject({
    box: '0 0 9 9',
    shapes: '<circle r="2"></circle><use/><use xlink:href="#a"/>',
  });
  expect(at('logo')).toBeUndefined();
});
