import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeBasePath } from '../src/engine/base-path.ts';
import { parseTemplate } from '../src/engine/template/template.ts';
import { readSiteFile } from '../src/engine/variants/site-file.ts';

/** Hugo as Debian and others install it, if it is there: what it calls itself. */
export function hugoVersion(): string | undefined {
  const { stdout, status } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return status === 0 ? /v[\d.]+/.exec(stdout)?.[0] : undefined;
}

const read = () => ({ rule: 'missing-include', problem: 'There is nothing to include.' }) as const;

const CONFIG = `baseURL = "/"
title = "Bench"
disableKinds = ["RSS", "sitemap", "taxonomy", "term"]
[markup.goldmark.renderer]
unsafe = true
[markup.highlight]
noClasses = false
`;

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .TableOfContents }}{{ .Content }}</main></body>
</html>
`;

/**
 * Writes the documents of a corpus for Hugo: it knows no conditions, so there is a folder of texts for each variant. It highlights; it
 * gets no navigation and no search. A row of tabs is a heading for each, a note a quotation.
 *
 * @param folder where the project for Hugo goes
 * @param content the corpus, whose pages have neither frontmatter nor includes
 */
export function writeForHugo(folder: string, content: string): void {
  write(join(folder, 'config.toml'), CONFIG);
  for (const layout of ['single', 'list']) write(join(folder, `layouts/_default/${layout}.html`), PAGE);
  const site = readSiteFile(readFileSync(join(content, 'site.yml'), 'utf8'), 'site.yml', (path) => path);
  for (const path of globSync('**/*.md', { cwd: content })) {
    const text = readFileSync(join(content, path), 'utf8');
    const title = /^# (.*)$/m.exec(text)![1]!;
    const template = parseTemplate({ text, path }, { site, read });
    for (const variant of site.variants) {
      const body = withoutDialect(writeBasePath(template.render(variant).text, variant.basePath));
      const head = `---\ntitle: ${JSON.stringify(title)}\n---\n\n`;
      write(join(folder, 'content', variant.basePath, path), head + body);
    }
  }
}

/** Markdown without what Hugo would print as it is. */
function withoutDialect(markdown: string): string {
  let isIndented = false;
  return markdown
    .split('\n')
    .map((line) => {
      const [, tab] = /^=== "(.*)"$/.exec(line) ?? [];
      const isNote = line.startsWith('!!! ');
      if (tab !== undefined || isNote) {
        isIndented = true;
        return isNote ? '> **Note**' : `### ${tab}`;
      }
      if (isIndented && /^\S/.test(line)) isIndented = false;
      return isIndented ? line.replace(/^ {4}/, '') : line;
    })
    .join('\n');
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
