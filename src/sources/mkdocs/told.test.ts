import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLibrary } from '../open-library.ts';
import { writeProject } from '../testing/write-project.ts';
import { readMkDocsSite } from './read-site.ts';

const highlight = async (blocks: readonly { code: string }[]) =>
  blocks.map(({ code }) => `<pre>${code}</pre>`);

/** A project opened, with the HTML of one of its pages and what is told of all that were rendered. */
async function opened(files: Record<string, string>, page = 'index.md') {
  const library = openLibrary(join(writeProject(files), 'docs'), { highlight });
  const [variant] = library.site.variants;
  const document = library.document(library.pages.find(({ path }) => path === page)!, variant!)!;
  const { html } = await library.render(document);
  await library.checkPages();
  const told = library.findings.map(({ rule, place }) => `${rule} ${place?.file}:${place?.line}`);
  return { html, told, library };
}

describe('what a project of MkDocs has', () => {
  test('a page that takes in the file of the same name above the pages, as licences and changes are', async () => {
    const { html, told } = await opened(
      {
        'mkdocs.yml': 'site_name: Orbit\nmarkdown_extensions: [pymdownx.snippets]\n',
        'CHANGES.md': '# All changes\n\nOne.\n',
        'docs/CHANGES.md': '--8<-- "CHANGES.md"\n',
      },
      'CHANGES.md',
    );
    expect(html).toContain('All changes');
    expect(told).toEqual([]);
  });

  test('marks of a merge that nobody has resolved, which are no error: MkDocs publishes such pages', async () => {
    const { html, library } = await opened({
      'mkdocs.yml': 'site_name: Orbit\n',
      'docs/index.md': '# Home\n\n<<<<<<< HEAD\nOne\n\n=======\n\nTwo\n>>>>>>> main\n',
    });
    expect(html).toContain('One');
    expect(library.findings.map(({ severity, rule, place }) => [severity, rule, place?.line])).toEqual([
      ['warning', 'merge-conflict', 3],
      ['warning', 'merge-conflict', 9],
    ]);
  });

  test('dates of git in the text, which nothing puts there', async () => {
    const { library } = await opened({
      'mkdocs.yml': 'site_name: Orbit\nplugins: [git-revision-date-localized]\n',
      'docs/index.md': '# Home\n\nLast updated: **{{ git_revision_date_localized }}**\n',
    });
    expect(library.findings.map(({ message }) => message)).toEqual([
      'Pages have dates of git ({{ git_revision_date }}), which nothing here reads: readers see them as they are typed, once.',
    ]);
  });

  test('links to files of pages from the top of all, which lead there', async () => {
    const { html, told } = await opened({
      'mkdocs.yml': 'site_name: Orbit\n',
      'docs/index.md': '# Home\n\n[a](/lids/round.md#b) [c](/gone.md)\n',
      'docs/lids/round.md': '# Round\n\n## B\n\nText.\n',
    });
    expect(html).toContain('href="/orbit/lids/round/#b"');
    expect(told).toEqual([]);
  });

  test('notations of others, but for languages in braces and for remarks that nobody sees', async () => {
    const { told } = await opened({
      'mkdocs.yml': 'site_name: Orbit\n',
      'docs/index.md':
        '# Home\n\n```{bash}\nls\n```\n\n[comment]: <> ([[gateway.one]])\n\n[//]: # "[[two]]"\n\nText.\n\n```{note}\nText.\n```\n',
    });
    expect(told.filter((each) => each.startsWith('unread-notation'))).toEqual([
      'unread-notation index.md:13',
    ]);
  });

  test('tags with signs of its own, beside braces that are text', async () => {
    const { html, told, library } = await opened({
      'mkdocs.yml':
        'site_name: Orbit\nextra: { moon: Io }\nplugins: [{ markdownextradata: { jinja_options: { variable_start_string: "{{#", variable_end_string: "#}}" } } }]\n',
      'docs/index.md':
        '# Home\n\n{{#moon#}} {{ moon }} {{#gone#}}\n\n{% if moon %}[a]({{#base_path#}}/a/){% endif %}\n\n## On {{#moon#}}\n\nText.\n',
      'docs/a.md': '# A\n\nText.\n',
    });
    expect(html.replaceAll('&quot;', '"')).toContain('Io {{ moon }} {{ gone }}');
    expect(html).toContain('id="on-io"');
    expect(told).toEqual(['unknown-variable index.md:3']);
    expect(library.findings[0]!.message).toBe('"gone" is not a variable: "{{#gone#}}".');
  });

  test('links that repeat the path of the site behind a base_path that is its host', async () => {
    const { html, told } = await opened({
      'mkdocs.yml':
        'site_name: Orbit\nsite_url: https://x.org/en/latest/\nextra: { base_path: https://x.org }\nplugins: [macros]\n',
      'docs/index.md':
        '# Home\n\n[a]({{ base_path }}/en/latest/a/) <a href="{{ base_path }}/en/latest/a/#b">b</a>\n',
      'docs/a.md': '# A\n\n## B\n\nText.\n',
    });
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="/en/latest/a/"', 'href="/en/latest/a/#b"']);
    expect(told).toEqual([]);
  });

  test('a snippet whose path holds a variable, which is the same everywhere', async () => {
    const { html, told } = await opened({
      'mkdocs.yml':
        'site_name: Orbit\nextra: { release: 1.10, names: { short: orb } }\nplugins: [macros]\nmarkdown_extensions: [{ pymdownx.snippets: { base_path: parts } }]\n',
      'docs/index.md': '# Home\n\n--8<-- "{{ names.short }}-{{release}}.md"\n\n--8<-- "{{ gone }}.md"\n',
      'parts/orb-1.1.md': 'Wide orbits.\n',
    });
    expect(html).toContain('Wide orbits.');
    expect(told).toEqual(['missing-include index.md:5']);
  });

  test('a snippet behind which a comment ends, which brings nothing in and is seen by nobody', async () => {
    const { html, told } = await opened({
      'mkdocs.yml': 'site_name: Orbit\nmarkdown_extensions: [pymdownx.snippets]\n',
      'docs/index.md': '# Home\n\n<!-- Later:\n\n--8<-- "gone.md"-->\n\nText.\n',
    });
    expect(html).not.toContain('gone.md');
    expect(told).toEqual([]);
  });

  test('a list of links as navigation, whose entries are told where they stand', async () => {
    const { told } = await opened({
      'mkdocs.yml': 'site_name: Orbit\nplugins: [search, literate-nav]\n',
      'docs/index.md': '# Home\n\nText.\n',
      'docs/SUMMARY.md': '- [Home](index.md)\n- [Start](start.md)\n- [Again](index.md)\n',
    });
    expect(told).toContain('missing-nav-page SUMMARY.md:2');
    expect(told).toContain('repeated-nav-page SUMMARY.md:3');
  });

  test('a link to a page in another language, which says why it leads nowhere', async () => {
    const { library } = await opened({
      'mkdocs.yml':
        'site_name: Orbit\nplugins: [search, { i18n: { docs_structure: suffix, languages: [{ locale: en, default: true }, { locale: de }] } }]\n',
      'docs/index.md': '# Home\n\n[Deutsch](index.de.md) [shared](../docs/x.txt)\n',
      'docs/index.de.md': '# Anfang\n',
      'docs/x.txt': '',
    });
    const told = library.findings
      .filter(({ rule }) => rule === 'unserved-file')
      .map(({ message }) => message);
    expect(told).toEqual([
      'This link leads to "index.de.md", which lies there but is not served: it is left out of the site, by exclude_docs, by a plugin, or since it is in another language.',
    ]);
    expect(JSON.stringify(library.findings)).not.toContain('begin with a dot');
  });

  test('links in double brackets, and a navigation that names an index for what is called README', async () => {
    const { library } = await opened(
      {
        'mkdocs.yml': 'site_name: Orbit\nnav: [Home: index.md, a.md]\n',
        'docs/README.md': '# Home\n\nSee [[Launch]], [[1]], [[a,b]], `[[code]]` and [[a]](a.md).\n',
        'docs/a.md': '# A\n\nText.\n',
      },
      'README.md',
    );
    expect(library.findings.map(({ rule, message, hint }) => [rule, message, hint])).toEqual(
      expect.arrayContaining([
        ['missing-nav-page', expect.any(String), 'Did you mean "README.md"?'],
        [
          'unread-notation',
          expect.stringContaining('links in double brackets ([[name]])'),
          expect.any(String),
        ],
      ]),
    );
    expect(JSON.stringify(library.findings)).toContain('typed, once');
  });

  test('names in double brackets that a plugin makes links of: those that lead nowhere', async () => {
    const { library, html } = await opened(
      {
        'mkdocs.yml': 'site_name: Orbit\nplugins: [search, roamlinks]\nnav: [index.md, a/Set up.md]\n',
        'docs/index.md': '# Home\n\nSee [[set_up]], [[Set up#Options]] and\n[[Set up#None]] or [[Gone]].\n',
        'docs/a/Set up.md': '# Set up\n\nSee [[index]].\n\n## Options\n\nText.\n',
      },
      'index.md',
    );
    expect(library.findings.map(({ rule, place }) => [rule, place?.line])).toEqual([['unknown-name', 4]]);
    expect(html).toMatch(/<a href="[^"]*\/a\/Set up\/">set_up<\/a>, <a href="[^"]*\/a\/Set up\/#options">/);
  });

  test('a list of posts that nobody wrote a text for, which is not blank', async () => {
    const { told } = await opened(
      {
        'mkdocs.yml': 'site_name: Orbit\nplugins: [search, blog]\n',
        'docs/index.md': '# Home\n\nText.\n',
        'docs/blog/index.md': '',
        'docs/blog/posts/one.md': '---\ndate: 2026-01-01\n---\n\n# One\n\nText.\n',
      },
      'blog/index.md',
    );
    expect(told.filter((each) => each.startsWith('blank-page'))).toEqual([]);
  });

  test('a page that a template of its theme shows, as a page without a text', async () => {
    const { library } = await opened({
      'mkdocs.yml': 'site_name: Orbit\ntheme: { name: material, custom_dir: theme }\n',
      'docs/index.md': '---\ntemplate: home.html\n---\n',
    });
    expect(library.findings.find(({ rule }) => rule === 'blank-page')?.message).toBe(
      'This page has no text: in MkDocs, the template home.html of its theme shows it, and nothing reads that here.',
    );
  });

  test('links that name places of other pages by their ids, in what agents read as well', async () => {
    const { html, told, library } = await opened({
      'mkdocs.yml': 'site_name: Orbit\nplugins: [autorefs]\n',
      'docs/index.md': '# Home\n\nSee [the lid][ref-lid] and [gone][ref-gone].\n',
      'docs/pots/lid.md': '# Lid\n\n[](){#ref-lid}\n\nText.\n',
    });
    expect(html).toMatch(/<a href="[^"]*\/pots\/lid\/#ref-lid">the lid<\/a>/);
    expect(told).toEqual(['unknown-name index.md:3']);
    const document = library.document(library.pages[0]!, library.site.variants[0]!)!;
    expect((await library.render(document)).markdown).toMatch(/\[the lid\]\([^)]*\/pots\/lid\/#ref-lid\)/);
  });

  test('pictures, links and films of blocks between slashes, and those that lead nowhere', async () => {
    const { html, told } = await opened(
      {
        'mkdocs.yml': 'site_name: Orbit\nmarkdown_extensions: [pymdownx.blocks.html]\n',
        'docs/index.md': '# Home\n\nText.\n',
        'docs/pots/lid.md':
          '# Lid\n\n//// html | a[href="../index.md"]\n    markdown: block\n\n/// html | img[src="../lid.png"][alt="A lid"]\n///\n\n////\n\n/// html | video[src="../lid.mp4" controls]\n///\n\n/// html | img[src="gone.png"][alt="None"]\n///\n',
        'docs/lid.png': '',
        'docs/lid.mp4': '',
      },
      'pots/lid.md',
    );
    expect(html).toMatch(/<a href="[^"]*\/orbit\/?">/);
    expect(html).toMatch(/<img [^>]*src="[^".]*\/lid\.png"/);
    expect(html).toMatch(/<video src="[^".]*\/lid\.mp4"/);
    expect(told).toEqual(['missing-image pots/lid.md:14']);
  });

  test('no file that lists the navigation, whatever it is called', async () => {
    const { told } = await opened({
      'mkdocs.yml': 'site_name: Orbit\nplugins: [{ literate-nav: { nav_file: "!list.md" } }]\n',
      'docs/!list.md': '- [Home](index.md)\n- [Pots](pots/)\n',
      'docs/index.md': '# Home\n\nText.\n',
      'docs/pots/!list.md': '- [Lid](lid.md)\n',
      'docs/pots/lid.md': '# Lid\n\nText.\n',
    });
    expect(told).toEqual([]);
  });

  test('fences of their own that are but code', async () => {
    const { told } = await opened({
      'mkdocs.yml':
        'site_name: Orbit\nmarkdown_extensions:\n  - pymdownx.superfences:\n      custom_fences: [{ name: txt, class: wrap }, { name: plot, class: plot }]\n',
      'docs/index.md': '# Home\n\n```txt\na\n```\n\n```plot\nb\n```\n',
    });
    expect(told).toEqual(['custom-fence index.md:7']);
  });

  test('two projects with the pages of one another, which are one when they are told twice', () => {
    const root = writeProject({
      'mkdocs.yml': 'site_name: Orbit\n',
      'other.yml': 'site_name: Cloud\ndocs_dir: docs/cloud\n',
      'docs/index.md': '# Home\n',
      'docs/cloud/index.md': '# Cloud\n',
    });
    const [first, second] = ['mkdocs.yml', 'other.yml'].map((name) => join(root, name)) as [string, string];
    expect(readMkDocsSite([first, first], {}).projects).toHaveLength(1);
    expect(() => readMkDocsSite([first, second], {})).toThrow(
      'docs_dir: the pages in "docs/cloud" are those of mkdocs.yml as well, which has "docs".',
    );
  });

  test('a folder without a page', async () => {
    const library = openLibrary(
      join(writeProject({ 'mkdocs.yml': 'site_name: Orbit\n', 'docs/a.txt': '' }), 'docs'),
      {
        highlight,
      },
    );
    expect(library.findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'empty-site docs_dir: there is no page in "docs": the site is empty.',
    ]);
  });

  test('an alias of YAML that stands for nothing', () => {
    const root = writeProject({
      'mkdocs.yml': 'site_name: Orbit\nnav: *gone\n',
      'docs/index.md': '# Home\n',
    });
    expect(() => openLibrary(join(root, 'docs'), { highlight })).toThrow(/there is no "&gone" above it/);
  });

  test('plugins, colours and keys of old times, and what nobody knows by that name', async () => {
    const { library } = await opened({
      'mkdocs.yml':
        "site_name: Orbit\ngoogle_analytics: [UA-1, auto]\nextra_templates: [x.html]\nplugins: [serach]\ntheme:\n  name: material\n  palette: { primary: 'Blue Grey' }\n",
      'docs/index.md': '# Home\n\nText.\n',
    });
    expect(library.findings.map(({ message }) => message)).toEqual([
      'What this project says besides is not read: "google_analytics" (line 2), "extra_templates: x.html" (line 3), "plugins: serach" (line 4; did you mean "search"?).',
    ]);
  });

  test('a link with backslashes, as Windows has them', async () => {
    const { library } = await opened({
      'mkdocs.yml': 'site_name: Orbit\nnav: [index.md, sub\\a.md]\n',
      'docs/index.md': '# Home\n\n[a](sub\\a.md)\n',
      'docs/sub/a.md': '# A\n\nText.\n',
    });
    expect(library.findings.map(({ rule, hint }) => `${rule} ${hint}`)).toEqual([
      'missing-page Write it with slashes: backslashes are none in an address.',
    ]);
  });

  test('code that a plugin runs where it says so, and shows like any other elsewhere', async () => {
    const { told, library } = await opened({
      'mkdocs.yml':
        'site_name: Orbit\nmarkdown_extensions:\n- pymdownx.superfences:\n    custom_fences:\n    - { name: python, class: python, validator: !!python/name:markdown_exec.validator, format: !!python/name:markdown_exec.formatter }\n',
      'docs/index.md': '# Home\n\n```python\nx = 1\n```\n',
    });
    expect(library.site.dialect.customFences).toEqual([]);
    expect(told).toEqual([]);
  });
});
