import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeCorpus } from './corpus.ts';
import { writeForHugo } from './hugo.ts';

const folder = mkdtempSync(join(tmpdir(), 'variorum-hugo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the corpus for Hugo', () => {
  it('has a document for each page and variant, with its text and nothing that only Variorum reads', () => {
    writeCorpus(join(folder, 'content'), 3, 5);
    writeForHugo(join(folder, 'hugo'), join(folder, 'content'));
    const files = globSync('hugo/content/**/*.md', { cwd: folder }).toSorted();
    expect(files).toHaveLength(15);
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
    for (const text of texts) {
      expect(text).not.toMatch(/\{[{%]|^===|^!!!|^ {4}\S/m);
      // A block of code in each of three tabs, and four besides.
      expect(text.match(/^```\w/gm)).toHaveLength(7);
    }
    expect(texts.filter((text) => text.includes('**Only 3.0.0.**'))).toHaveLength(3);
    expect(texts.filter((text) => text.includes('**Newer releases.**'))).toHaveLength(12);
  });
});
