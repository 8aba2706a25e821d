import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/engine/library/library.ts';
import { messagesOf, openFiles, SITE, writeContent } from './fixture.ts';

/** What the command line prints for this site.yml. */
const siteMessages = (site: string, files: Record<string, string> = {}) =>
  messagesOf({ 'page.md': '# Page\n\nText.\n', ...files, 'site.yml': site });

const PRODUCT = 'title: T\nproducts:\n  - id: p\n    name: P\n';

describe('site.yml', () => {
  it('is missing, or the folder is', () => {
    const root = writeContent({});
    rmSync(join(root, 'site.yml'));
    const open = (folder: string) => () => openLibrary(folder, { highlight: async () => [] });
    expect(open(root)).toThrow(`The content folder "${root}" has no site.yml.`);
    expect(open(join(root, 'gone'))).toThrow(`There is no content folder "${join(root, 'gone')}".`);
  });

  it('is empty, a list, or without products', async () => {
    expect(await siteMessages('')).toMatchInlineSnapshot(`
      "error site.yml:1 invalid-value
        title is missing; expected text.
        Add title.
      error site.yml:1 invalid-value
        products is missing; expected a list.
        Add products."
    `);
    expect(await siteMessages('- a list\n')).toMatchInlineSnapshot(`
      "error site.yml:1 invalid-value
        Expected keys and their values, found a list."
    `);
    expect(await siteMessages('title: T\nproducts: []\n')).toMatchInlineSnapshot(`
      "error site.yml:2 invalid-value
        products: expected at least one product, found an empty list."
    `);
  });

  it('has a pattern that would take long', async () => {
    const site = 'title: T\nproducts: [{ id: p, name: P }]\nexclude: ["drafts/", "*a*a*a*a"]\n';
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:3 invalid-value
        exclude[1]: expected a pattern with at most 3 stars in one name, found the text "*a*a*a*a"."
    `);
  });

  it('has values of a wrong type', async () => {
    const site = `title: 3
products:
  - id: Product P
    name: yes
    aliases: Old P
    versions: "7.0.0"
    path: en
    attributes: [a]
undefined: maybe
include_roots: ../includes
url: docs
edit_url: https://example.com/edit
nav: guides
`;
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:1 invalid-value
        title: expected text, found the number 3.
        Put it in quotes: "3".
      error site.yml:3 invalid-value
        products[0].id: expected an id of lower-case letters, digits and hyphens, found the text "Product P".
      error site.yml:5 invalid-value
        products[0].aliases: expected a list, found the text "Old P".
        Write it as a list: ["Old P"].
      error site.yml:6 invalid-value
        products[0].versions: expected a list, found the text "7.0.0".
        Write it as a list: ["7.0.0"].
      error site.yml:7 invalid-value
        products[0].path: expected a path that begins with "/" and does not end with one, found the text "en".
      error site.yml:8 invalid-value
        products[0].attributes: expected a map, found a list.
      error site.yml:9 invalid-value
        undefined: expected one of "error", "keep", found the text "maybe".
      error site.yml:10 invalid-value
        include_roots: expected a list, found the text "../includes".
        Write it as a list: ["../includes"].
      error site.yml:11 invalid-value
        url: expected an address such as https://docs.example.com, found the text "docs".
      error site.yml:12 invalid-value
        edit_url: expected an address such as https://example.com/edit/{path}, with "{path}" where the file's path belongs, found the text "https://example.com/edit".
      error site.yml:13 invalid-value
        nav: expected a list, found the text "guides".
        Write it as a list: ["guides"]."
    `);
  });

  it('G6: says what search engines are told of old versions, for one product or for all', async () => {
    const told = (key: string, ofProduct = '') =>
      openFiles({
        'page.md': '# Page\n',
        'site.yml': `title: S\n${key}\nproducts:\n  - { id: p, name: P, versions: ["1", "2", "3", next], latest: "3"${ofProduct} }\n  - { id: q, name: Q }\n  - { id: r, name: R, versions: ["1", "2"] }\n`,
      }).site.variants.map(({ searchEngines }) => searchEngines);
    const rest = ['index', 'noindex', 'index'];
    expect(told('')).toEqual(['index', 'index', ...rest, 'index', 'index']);
    expect(told('old_versions: noindex')).toEqual(['noindex', 'noindex', ...rest, 'noindex', 'index']);
    expect(told('old_versions: noindex', ', old_versions: latest')).toEqual([
      ...['latest', 'latest'],
      ...rest,
      ...['noindex', 'index'],
    ]);
    expect(await siteMessages(`${SITE}old_versions: hidden\n`)).toMatchInlineSnapshot(`
      "error site.yml:9 invalid-value
        old_versions: expected one of "index", "noindex", "latest", found the text "hidden"."
    `);
  });

  it('has versions without quotes, which YAML reads as numbers', async () => {
    const site = `${PRODUCT}    versions: [7.0, 7.10, "7.2.0", 8]\n    latest: 7.10\n`;
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:5 invalid-value
        products[0].versions[0]: expected text, found the number 7.
        Put it in quotes: "7.0".
      error site.yml:5 invalid-value
        products[0].versions[1]: expected text, found the number 7.1.
        Put it in quotes: "7.10".
      error site.yml:5 invalid-value
        products[0].versions[3]: expected text, found the number 8.
        Put it in quotes: "8".
      error site.yml:6 invalid-value
        products[0].latest: expected text, found the number 7.1.
        Put it in quotes: "7.10"."
    `);
  });

  it('has unknown and misspelt keys', async () => {
    const site = `titel: T
product: []
products:
  - id: p
    name: P
    description: A product
    version: ["1"]
    versions:
      - { id: "7.0.0", atributes: { a: 1 } }
`;
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:1 invalid-value
        "titel" is not a key that Variorum knows; expected one of 72 keys, all of them listed in the manual.
        Did you mean "title"?
      error site.yml:2 invalid-value
        "product" is not a key that Variorum knows; expected one of 72 keys, all of them listed in the manual.
        Did you mean "products"?
      error site.yml:6 invalid-value
        products[0]: "description" is not a key that Variorum knows; expected one of id, name, aliases, versions, latest, retired, path, attributes, old_versions.
        Remove "description".
      error site.yml:7 invalid-value
        products[0]: "version" is not a key that Variorum knows; expected one of id, name, aliases, versions, latest, retired, path, attributes, old_versions.
        Did you mean "versions"?
      error site.yml:9 invalid-value
        products[0].versions[0]: "atributes" is not a key that Variorum knows; expected one of id, aliases, attributes, frozen.
        Did you mean "attributes"?"
    `);
  });

  it('lacks keys', async () => {
    expect(await siteMessages('products:\n  - name: P\n  - id: q\n')).toMatchInlineSnapshot(`
      "error site.yml:1 invalid-value
        title is missing; expected text.
        Add title.
      error site.yml:2 invalid-value
        products[0].id is missing; expected text.
        Add products[0].id.
      error site.yml:3 invalid-value
        products[1].name is missing; expected text.
        Add products[1].name."
    `);
  });

  it('calls two products by one name, or has one twice', async () => {
    const site = `title: T
products:
  - { id: p, name: P, aliases: [Old P] }
  - { id: p, name: Other }
  - { id: q, name: P }
  - id: r
    name: R
    aliases: [Q, Old P]
`;
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:4 invalid-site
        Two products have the id "p".
        Give one of them another id.
      error site.yml:5 invalid-site
        The products "p" and "q" are both called "P"; a condition could mean either.
        Give one of them another name.
      error site.yml:8 invalid-site
        The products "p" and "r" are both called "Old P"; a condition could mean either.
        Give one of them another name."
    `);
  });

  it('has versions that do not go together', async () => {
    const site = `title: T
products:
  - id: p
    name: P
    versions: ["7.0.0", "7.1.0", "7.0.0", latest]
    latest: "7.2.0"
  - id: q
    name: Q
    latest: "1.0"
`;
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:5 invalid-site
        versions: "7.0.0" stands there twice.
        Remove one of them.
      error site.yml:5 invalid-site
        versions: "latest" is the address that always leads to the latest release; it cannot be a version too.
        Name the version itself, and say latest: "…" beside the list.
      error site.yml:6 invalid-site
        latest: "7.2.0" is not one of versions; found "7.0.0", "7.1.0", "7.0.0", "latest".
        Did you mean "7.0.0"?
      error site.yml:9 invalid-site
        latest: "1.0" is given, but "q" has no versions.
        Add versions, or remove latest."
    `);
  });

  it('asks in feedback_url for values that nobody knows', async () => {
    const site = `title: T
products: [{ id: p, name: P }]
feedback_url: https://example.com/new?title={titel}&body={page}{}{url}{{version}&x={person}
`;
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:3 invalid-site
        feedback_url: "{titel}" stands for nothing; expected one of {title}, {page}, {section}, {passage}, {product}, {version}, {url}.
        Did you mean "{title}"?
      error site.yml:3 invalid-site
        feedback_url: "{}" stands for nothing; expected one of {title}, {page}, {section}, {passage}, {product}, {version}, {url}.
        Remove "{}".
      error site.yml:3 invalid-site
        feedback_url: "{" stands for nothing; expected one of {title}, {page}, {section}, {passage}, {product}, {version}, {url}.
        Remove "{".
      error site.yml:3 invalid-site
        feedback_url: "{person}" stands for nothing; expected one of {title}, {page}, {section}, {passage}, {product}, {version}, {url}.
        Did you mean "{version}"?"
    `);
  });

  it('has addresses that lead out of the site, or that another has already', async () => {
    const site = `title: T
url: javascript:alert(1)
edit_url: "javascript:{path}"
feedback_url: https://{product}.example.com/
products:
  - id: p
    name: " "
    path: /../../out
  - id: q
    name: Q
    path: //other.example
`;
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:2 invalid-value
        url: expected an address such as https://docs.example.com, found the text "javascript:alert(1)".
      error site.yml:3 invalid-value
        edit_url: expected an address such as https://example.com/edit/{path}, with "{path}" where the file's path belongs, found the text "javascript:{path}".
      error site.yml:4 invalid-value
        feedback_url: expected an address such as https://example.com/new?title={title}, with values in braces behind its host only, found the text "https://{product}.example.com/".
      error site.yml:7 invalid-value
        products[0].name: expected a text that is not empty, found the text " ".
      error site.yml:8 invalid-value
        products[0].path: expected a path such as /docs/{version}, without "..", "//", spaces and signs, found the text "/../../out".
      error site.yml:11 invalid-value
        products[1].path: expected a path such as /docs/{version}, without "..", "//", spaces and signs, found the text "//other.example"."
    `);
    const taken = `title: T
products:
  - id: r
    name: R
    versions: ["1.0", Next, next]
    latest: "1.0"
  - id: s
    name: S
    path: /r/latest
  - id: t
    name: T
    path: /R/1.0
`;
    expect(await siteMessages(taken)).toMatchInlineSnapshot(`
      "error site.yml:3 invalid-site
        r@Next and r@next have the same URL, /r/next/.
        Put "{version}" into path, or give each product and version its own.
      error site.yml:12 invalid-site
        r@1.0 and t have the same URL, /R/1.0/.
        Put "{version}" into path, or give each product and version its own.
      error site.yml:3 invalid-site
        s and the latest release of r have the same URL, /r/latest/.
        Put "{version}" into path, or give each product and version its own."
    `);
  });

  it('names folders for includes that are not there', async () => {
    expect(await siteMessages(`${PRODUCT}include_roots: [nowhere, page.md]\n`)).toMatchInlineSnapshot(`
      "warning site.yml:5 missing-include-root
        include_roots: there is no folder "nowhere".
        The path is relative to the content folder. Correct it, or remove it from the list.
      warning site.yml:5 missing-include-root
        include_roots: there is no folder "page.md".
        The path is relative to the content folder. Correct it, or remove it from the list."
    `);
  });

  it('is two documents, or nested without end', async () => {
    expect(await siteMessages(`${PRODUCT}---\ntitle: B\n`)).toMatchInlineSnapshot(`
      "error site.yml:5 invalid-yaml
        This is not valid YAML: a second line "---" begins another document.
        Remove it, and what follows it."
    `);
    expect(await siteMessages(`${PRODUCT}attributes: { a: ${'['.repeat(5000)} }\n`)).toContain(
      'nested too deeply',
    );
  });

  it('D9: gives two variants one URL', async () => {
    const site = `title: T
products:
  - id: p
    name: P
    versions: ["1", "2"]
    path: /docs
  - id: q
    name: Q
    path: /same
  - id: r
    name: R
    path: /same
  - id: s
    name: S
    versions: ["1"]
    path: /s/{verison}
`;
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:16 invalid-value
        products[3].path: expected a path such as /docs/{version}, without "..", "//", spaces and signs, found the text "/s/{verison}"."
    `);
    expect(await siteMessages(site.replace('{verison}', '{version}'))).toMatchInlineSnapshot(`
      "error site.yml:6 invalid-site
        p@1 and p@2 have the same URL, /docs/.
        Put "{version}" into path, or give each product and version its own.
      error site.yml:12 invalid-site
        q and r have the same URL, /same/.
        Put "{version}" into path, or give each product and version its own."
    `);
  });

  it('gives names to attributes that templates cannot use', async () => {
    const site = `${PRODUCT}attributes: { my-url: /, 2fa: true, product_name: Other, is_version: "1" }\n`;
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:5 invalid-value
        attributes: expected a name of letters, digits and underscores, found "my-url".
        Choose another name.
      error site.yml:5 invalid-value
        attributes: expected a name of letters, digits and underscores, found "2fa".
        Choose another name.
      error site.yml:5 invalid-value
        attributes: expected a name that Variorum does not give a value itself, found "product_name".
        Choose another name.
      error site.yml:5 invalid-value
        attributes: expected a name that Variorum does not give a value itself, found "is_version".
        Choose another name."
    `);
  });

  it('is not YAML', async () => {
    expect(await siteMessages('title: T\nproducts: [\n')).toMatchInlineSnapshot(`
      "error site.yml:2 invalid-yaml
        This is not valid YAML: a bracket is never closed.
        Add the closing bracket."
    `);
    expect(await siteMessages('title: "T\nproducts: []\n')).toMatchInlineSnapshot(`
      "error site.yml:1 invalid-yaml
        This is not valid YAML: a quote is never closed.
        Add the closing quote."
    `);
    expect(await siteMessages('title: One: two\n')).toMatchInlineSnapshot(`
      "error site.yml:1 invalid-yaml
        This is not valid YAML: a second ": " stands in this line, or the next line is indented too far.
        Put a text that holds a colon in quotes: title: "One: two"."
    `);
    expect(await siteMessages('title: T\nproducts:\n\t- id: p\n')).toMatchInlineSnapshot(`
      "error site.yml:3 invalid-yaml
        This is not valid YAML: it is indented with a tab.
        Indent with spaces."
    `);
    expect(await siteMessages('title: T\ntitle: U\n')).toMatchInlineSnapshot(`
      "error site.yml:2 invalid-yaml
        This is not valid YAML: the key "title" stands there twice.
        Remove one of them."
    `);
    expect(await siteMessages('title: %T\n')).toMatchInlineSnapshot(`
      "error site.yml:1 invalid-yaml
        This is not valid YAML: a text cannot begin with "%".
        Put it in quotes."
    `);
    expect(await siteMessages('title: T\ndescription: *emphasis* here\n')).toMatchInlineSnapshot(`
      "error site.yml:2 invalid-yaml
        This is not valid YAML: "here" stands behind a value that ends before it.
        Put the whole text in quotes."
    `);
    expect(await siteMessages('title: T\ndescription: *emphasis\n')).toMatchInlineSnapshot(`
      "error site.yml:2 invalid-yaml
        This is not valid YAML: "*emphasis" refers to nothing.
        Put a text that begins with a star in quotes."
    `);
    expect(await siteMessages('title: T\n products: []\n')).toMatchInlineSnapshot(`
      "error site.yml:1 invalid-yaml
        This is not valid YAML: a second ": " stands in this line, or the next line is indented too far.
        Put a text that holds a colon in quotes: title: "One: two"."
    `);
  });

  it('D8: has navigation entries that name no page, each with its own line', async () => {
    const site = `${PRODUCT}nav:
  - page.md
  - pgae.md
  - title: Guides
    children:
      - guides/gone.md
      - title: Deeper
        page: guides/deep.md
        children: [guides/one.md, guides/two.md]
  - title: Nothing at all
  - titel: Misspelt
    page: page.md
  - { page: page.md }
`;
    expect(await siteMessages(site)).toMatchInlineSnapshot(`
      "error site.yml:14 invalid-value
        nav[3]: an entry with a title needs a "page", a "url" or "children".
      error site.yml:15 invalid-value
        nav[4]: "titel" is not a key that Variorum knows; expected one of title, page, url, variants, children.
        Did you mean "title"?"
    `);
    const readable = site.replace(/ {2}- title: Nothing[\s\S]*$/, '');
    expect(await siteMessages(readable, { 'guides/one.md': 'x\n' })).toMatchInlineSnapshot(`
      "error site.yml:7 missing-nav-page
        nav: there is no page "pgae.md" in the content folder.
        Did you mean "page.md"?
      error site.yml:10 missing-nav-page
        nav: there is no page "guides/gone.md" in the content folder.
        Did you mean "guides/one.md"?
      error site.yml:12 missing-nav-page
        nav: there is no page "guides/deep.md" in the content folder.
        Entries are paths of pages, such as guides/first-steps.md.
      error site.yml:13 missing-nav-page
        nav: there is no page "guides/two.md" in the content folder.
        Entries are paths of pages, such as guides/first-steps.md."
    `);
  });
});
