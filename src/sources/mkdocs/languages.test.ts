import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from '../open-library.ts';
import { writeProject } from '../testing/write-project.ts';
import { readMkDocsSite } from './read-site.ts';

const LANGUAGES =
  'languages: [{ locale: en, default: true, name: English, site_name: Orbit guides, nav_translations: { Start: Begin } }, { locale: fr, name: Français }, { locale: "null", name: More, fixed_link: "https://x.org" }]';

/** Addresses of the pages that a project has, and what its build says of languages. */
function read(files: Record<string, string>) {
  const root = writeProject(files);
  const { entry, site, root: folder } = readMkDocsSite([join(root, 'mkdocs.yml')], {});
  const library = openLibrary(folder, { highlight: async (blocks) => blocks.map(() => '') });
  const variant = library.site.variants[0]!;
  return {
    entry,
    urls: library.documents(variant).map(({ url }) => url),
    titles: library.navigation(variant).map(({ title }) => title),
    found: site.found!.map(({ message }) => message),
    findings: library.findings.map(({ rule }) => rule),
    library,
  };
}

test('languages by suffix: the site is that of the default one, without the others', () => {
  const { entry, urls, titles, found } = read({
    'mkdocs.yml': `site_name: Orbit\nplugins: [{ i18n: { ${LANGUAGES} } }]\nnav: [index.md, { Start: start.md }]\n`,
    'docs/index.md': '# Home\n',
    'docs/index.fr.md': '# Accueil\n',
    'docs/start.md': '# Start\n',
    'docs/start.fr.md': '# Début\n',
  });
  expect(entry).toMatchObject({
    title: 'Orbit guides',
    nav: ['index.md', { title: 'Begin', page: 'start.md' }],
  });
  expect(urls).toEqual(['/orbit-guides/', '/orbit-guides/start/']);
  expect(titles).toEqual(['Home', 'Begin']);
  expect(found.join()).toContain('"i18n: fr"');
});

test('languages by folder: addresses begin in the folder of the default one, and files for all lie beside it', () => {
  const { entry, urls, titles, findings } = read({
    'mkdocs.yml': `site_name: Orbit\nsite_url: https://x.org/\nrepo_url: https://github.com/acme/orbit\nedit_uri: edit/main/docs/\ntheme: { name: material, logo: assets/logo.svg }\nplugins: [{ i18n: { docs_structure: folder, ${LANGUAGES} } }]\nnav: [index.md, { Start: en/start.md }]\n`,
    'docs/assets/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'docs/en/index.md': '# Home\n\n![Logo](../assets/logo.svg)\n',
    'docs/en/start.md': '# Start\n\n[Home](index.md)\n',
    'docs/fr/index.md': '# Accueil\n',
  });
  expect(entry).toMatchObject({
    logo: 'assets/logo.svg',
    edit_url: 'https://github.com/acme/orbit/edit/main/docs/{path}',
    nav: ['en/index.md', { title: 'Begin', page: 'en/start.md' }],
    folders: [
      { path: 'en', product: 'orbit-guides' },
      { path: '.', product: 'orbit-guides' },
    ],
    from_root: true,
  });
  expect(urls).toEqual(['/orbit-guides/', '/orbit-guides/start/']);
  expect(titles).toEqual(['Home', 'Begin']);
  expect(findings.filter((rule) => rule.startsWith('missing'))).toEqual([]);
});

test('languages by folder: a page beside the folders is none where one of the default language has its address', () => {
  const { urls, library } = read({
    'mkdocs.yml': `site_name: Orbit\nplugins: [{ i18n: { docs_structure: folder, ${LANGUAGES} } }]\n`,
    'docs/README.md': '# Files\n',
    'docs/notes.md': '# Notes\n\nText.\n',
    'docs/en/index.md': '# Home\n\n[Notes](../notes.md)\n',
  });
  expect(urls).toEqual(['/orbit-guides/', '/orbit-guides/notes/']);
  expect(library.findings.map(({ message }) => message)).toContain(
    'This file is no page, since "index.md" of the default language has its address.',
  );
});

test('the language of a project is that of its theme, as the older way of telling it says, too', () => {
  const { entry, urls } = read({
    'mkdocs.yml':
      'site_name: Orbit\ntheme: material\nplugins: [{ i18n: { default_language: de, languages: { de: Deutsch, en: English }, nav_translations: { de: { Start: Anfang } } } }]\nnav: [index.md, { Start: start.md }]\n',
    'docs/index.md': '# Orbit\n',
    'docs/start.md': '# Start\n',
    'docs/start.en.md': '# Start\n',
  });
  expect(entry).toMatchObject({ lang: 'de', nav: ['index.md', { title: 'Anfang', page: 'start.md' }] });
  expect(urls).toEqual(['/orbit/', '/orbit/start/']);
});

test('a page without a heading is called like its file, without the language in its name', () => {
  const { library } = read({
    'mkdocs.yml': `site_name: Orbit\nplugins: [{ i18n: { ${LANGUAGES} } }]\n`,
    'docs/index.en.md': 'Text.\n',
    'docs/first_steps.en.md': 'Text.\n',
    'docs/v1.2_notes.md': 'Text.\n',
    'docs/tea/index.en.md': 'Text.\n',
  });
  const titles = library.documents(library.site.variants[0]!).map((document) => library.title(document));
  expect(titles.toSorted()).toEqual(['First steps', 'Home', 'Tea', 'V1.2 notes']);
});

test('pages that name the default language have its name in no address, and links and pictures lead to them', async () => {
  const { entry, urls, library } = read({
    'mkdocs.yml': `site_name: Orbit\nplugins: [{ i18n: { ${LANGUAGES} } }]\nnav: [index.md, { Start: guides/start.md }]\n`,
    'docs/index.en.md': '# Home\n\n[Start](guides/start.md) [all](guides/index.md)\n\n![Lamp](lamp.png)\n',
    'docs/index.md': '# Home for all\n',
    'docs/lamp.en.png': '',
    'docs/guides/index.en.md': '# Guides\n\n[Start](start.md)\n',
    'docs/guides/start.en.md': '# Start\n\n[Home](../index.md) [again](../../)\n',
    'docs/guides/start.fr.md': '# Début\n',
  });
  expect(entry).toMatchObject({ page_suffix: '.en', nav: ['index.en.md', { page: 'guides/start.en.md' }] });
  expect(urls).toEqual(['/orbit-guides/', '/orbit-guides/guides/start/', '/orbit-guides/guides/']);
  await library.checkPages();
  expect(library.findings.map(({ message }) => message)).toEqual([
    '"i18n: fr" is not read: a site speaks one language, here en: 1 page in another is left out.',
    'nav does not name this page; readers find it by links and by search alone.',
    'This file is no page, since "index.en.md" has its address.',
  ]);
});
