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
    expect(await messagesOf(files)).toMatchInlineSnapshot(`
      "warning page.md:3:7 unserved-file
        This link leads to ".env", which lies there but is not served: names that begin with a dot are not served.
        Give readers a copy of it under another name, or take the link away.
        in every variant
      warning page.md:3:22 unserved-file
        This link leads to "Chart.astro", which lies there but is not served: it is a component of a page, or a part of one.
        Give readers a copy of it under another name, or take the link away.
        in every variant
      warning page.md:3:44 unserved-file
        This link leads to "scale.ts", which lies there but is not served: it is a component of a page, or a part of one.
        Give readers a copy of it under another name, or take the link away.
        in every variant
      warning page.md:3:62 unserved-file
        This link leads to "_part.md", which lies there but is not served: it is a part of pages, since its name or its folder begins with an underscore or is "includes".
        Move it if it is to be a page, or link to the page that includes it.
        in every variant
      warning page.md:3:80 unserved-file
        This link leads to "includes/note.md", which lies there but is not served: it is a part of pages, since its name or its folder begins with an underscore or is "includes".
        Move it if it is to be a page, or link to the page that includes it.
        in every variant
      warning page.md:4:9 unserved-file
        This link leads to "templates/greet.njk", which lies there but is not served: the site is made with it.
        Give readers a copy of it under another name, or take the link away.
        in every variant
      warning page.md:4:40 unserved-file
        This link leads to "samples", which lies there but is not served: it is a folder without a page of its own.
        Name a file in it, or add an index.md.
        in every variant
      warning page.md:4:58 missing-page
        This link leads to no file: "gone.zip".
        Add the file to the content folder, correct the path, or remove the link.
        in every variant
      error page.md:6:8 unserved-file
        The picture ".hidden/x.png" lies there but is not served: names that begin with a dot are not served.
        Give readers a copy of it under another name, or take the picture away.
        in every variant"
    `);
  });
});
