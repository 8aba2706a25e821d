import { describe, expect, it } from 'vitest';
import { messagesOf, openFiles, renderPage } from './fixture.ts';

const page = `# Files

[app](samples/app.js) ![chart](_images/chart.png) [build](../_static/x.zip)
`;

describe('files that lie in the content folder', () => {
  it('are served whatever they are called: samples, and folders as other tools name them', async () => {
    const files = { 'page.md': page, 'samples/app.js': '', '_images/chart.png': '', '_static/x.zip': '' };
    expect(await messagesOf(files)).toBe('');
    const { html } = await renderPage(openFiles(files), 'cloud');
    expect(html).toContain('samples/app.js"');
    expect(html).toContain('_images/chart.png"');
    expect(html).toContain('_static/x.zip"');
  });

  it('and are not served are not said to be missing', async () => {
    const files = {
      'page.md': `# Files

[env](.env), [chart](Chart.astro), [scale](scale.ts), [part](_part.md), [note](includes/note.md)
[macro](templates/greet.njk), [folder](samples/), [gone](gone.zip)

![dot](.hidden/x.png)
`,
      'index.mdx': "import Chart from './Chart.astro';\n\n# Start\n\n<Chart />\n",
      'Chart.astro': "---\nimport './scale.ts';\n---\n<p></p>\n",
      'scale.ts': '',
      '.env': '',
      '.hidden/x.png': '',
      '_part.md': '# Part\n',
      'includes/note.md': 'Note\n',
      'templates/greet.njk': '{% macro greet() %}x{% endmacro %}',
      'samples/app.js': '',
    };
    expect(await messagesOf(files)).toMatchInlineSnapshot();
  });
});
