import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noticeFile } from './notice-file.ts';

it('the notices of a site name the packages that its project has added, with their licences', () => {
  const root = mkdtempSync(join(tmpdir(), 'variorum-notices-'));
  expect(noticeFile(root).text).toContain('## Code');
  expect(noticeFile(root).text).not.toContain('## Added by this site');
  const other = mkdtempSync(join(tmpdir(), 'variorum-notices-'));
  const folder = join(other, 'node_modules', 'mermaid');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "mermaid", "version": "11.0.0", "license": "MIT" }');
  writeFileSync(join(folder, 'LICENSE'), 'The MIT License\r\n\r\nCopyright of somebody\r\n');
  expect(noticeFile(other).text).toMatch(
    /## Added by this site\n\n### mermaid 11\.0\.0 \(MIT\)\n\nPages with a diagram load it\.\n\n~~~text\nThe MIT License\n\nCopyright of somebody\n~~~\n$/,
  );
});
