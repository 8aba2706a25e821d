import { expect, it } from 'vitest';
import { writeBasePath } from '../../src/engine/base-path.ts';
import { sharedArticle } from '../../src/site/model/shared-article.ts';
import { openFiles, renderPage } from './fixture.ts';

const library = openFiles({
  'page.md':
    '# A one-time page\n\n[Home]({{ base_path }}/) {: style="color: red" }\n\n{% if is_version > "7.2" %}New.{% endif %}\n',
  'printed.md': '# Below {{ base_path }}\n\nText.\n',
  'untitled.md': '---\ntitle: A title\n---\n\nText.\n',
});
const { language } = library.site;

async function articleIn(variant: string, path?: string) {
  const rendered = await renderPage(library, variant, path);
  return { rendered, article: sharedArticle(rendered, language) };
}

it('makes an article ready once for all versions that read it alike', async () => {
  const [first, second, newer] = [
    await articleIn('p@7.0.0'),
    await articleIn('p@7.1.0'),
    await articleIn('p@7.10.0'),
  ];
  expect(second.article).toBe(first.article);
  expect(newer.article).not.toBe(first.article);
  expect(first.article.heading).toContain('<span class="whole">one-time</span>');
  for (const { rendered, article } of [first, second, newer]) {
    const { basePath } = rendered.document.variant;
    const whole = writeBasePath(`${article.heading}${article.body}`, basePath);
    expect(whole).toContain(`href="${basePath}/"`);
    expect(
      whole.replace(/ data-style="| style="/, ' ').replace(/<span class="whole">([^<]*)<\/span>/, '$1'),
    ).toBe(rendered.html.replace(/ style="/, ' '));
  }
});

it('looks for words that belong together in what a heading prints in each version', async () => {
  const [first, second] = [
    await articleIn('p@7.0.0', 'printed.md'),
    await articleIn('p@7.1.0', 'printed.md'),
  ];
  expect(first.article.heading).toContain('/p/7.0.0');
  expect(second.article.heading).toContain('/p/7.1.0');
});

it('gives a page without a heading its title for one', async () => {
  const { article } = await articleIn('p@7.0.0', 'untitled.md');
  expect(article.heading).toBe('<h1>A title</h1>');
});
