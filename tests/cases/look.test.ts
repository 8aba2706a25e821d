import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/engine/library/library.ts';
import { messagesOf, openFiles, writeContent } from './fixture.ts';

const PRODUCTS = `title: T
products:
  - { id: cloud, name: Cloud }
  - { id: server, name: Server, versions: ["1.0", "2.0"] }
`;
const PAGES = {
  'guides/start.md': '# Start\n\nText.\n',
  'guides/new.md': '---\nwhen: is_version == "2.0"\n---\n\n# New\n\nText.\n',
  'img/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="30"/>',
  'brand.css': 'h1 { color: red }\n',
};

/** What the command line prints for a site with these keys, whose lines count from the fifth. */
const messages = (keys: string, files: Record<string, string> = {}) =>
  messagesOf({ ...PAGES, ...files, 'site.yml': PRODUCTS + keys });
/** What stands around the pages of a variant. */
const look = (keys: string, variant?: string) => {
  const library = openFiles({ ...PAGES, 'site.yml': PRODUCTS + keys });
  return library.look(variant === undefined ? undefined : library.variant(variant)!);
};

describe('the look of a site', () => {
  it('tells every mistake of its keys at once, each with its line', async () => {
    const keys = `logo: [a]
favicon: 3
theme: { accent: b4235, fonts: { heading: Inter, text: "a{}b" } }
links:
  - { text: Start, url: "javascript:alert(1)" }
  - { text: Code, url: https://example.com, icon: githib }
social: { githup: https://example.com }
footer: { columns: [{ title: Empty, links: [] }] }
announcement: { txt: x }
head:
  - { tag: base, attrs: { href: / } }
  - { tag: script, attrs: { onload: x, src: a.js } }
  - { tag: script, content: "</script><b>" }
  - { tag: noscript, content: "<img src=x>" }
  - { tag: meta }
css: { a: b }
`;
    expect(await messages(keys)).toMatchInlineSnapshot(`
      "error site.yml:5 invalid-value
        logo: expected text, found a list.
      error site.yml:6 invalid-value
        favicon: expected text, found the number 3.
        Put it in quotes: "3".
      error site.yml:7 invalid-value
        theme.accent: expected a colour in quotes, such as "#b4235a", found the text "b4235".
      error site.yml:7 invalid-value
        theme.fonts.text: expected the name of a font family, such as Inter, or several with commas, found the text "a{}b".
      error site.yml:7 invalid-value
        theme.fonts: "heading" is not a key that Variorum knows; expected one of headings, text, code.
        Did you mean "headings"?
      error site.yml:9 invalid-value
        links[0].url: expected an address such as https://example.com, or the path of a page such as guides/start.md, found the text "javascript:alert(1)".
      error site.yml:10 invalid-value
        links[1].icon: expected one of "github", "gitlab", "x", "mastodon", "bluesky", "linkedin", "youtube", "discord", "slack", "stackoverflow", "rss", "external", "arrow", "search", "check", "alert", found the text "githib".
        Did you mean "github"?
      error site.yml:11 invalid-value
        social: "githup" is not a key that Variorum knows; expected one of github, gitlab, x, mastodon, bluesky, linkedin, youtube, discord, slack, stackoverflow, rss.
        Did you mean "github"?
      error site.yml:12 invalid-value
        footer.columns[0].links: expected at least one link, found an empty list.
      error site.yml:13 invalid-value
        announcement: "txt" is not a key that Variorum knows; expected one of text, link, when.
        Did you mean "text"?
      error site.yml:15 invalid-value
        head[0].tag: expected one of "meta", "link", "script", "style", "noscript", found the text "base".
      error site.yml:16 invalid-value
        head[1].attrs: expected the name of an attribute in small letters, and none that begins with "on", found "onload".
        Choose another name.
      error site.yml:17 invalid-value
        head[2].content: this would end the script tag before its end.
      error site.yml:18 invalid-value
        head[3].content: in the head, noscript may hold link and meta tags only, with their values in double quotes.
      error site.yml:19 invalid-value
        head[4].attrs: a meta tag says nothing without attributes, such as { name: "author", content: "Acme" }.
      error site.yml:20 invalid-value
        css: expected text, found a map.
        Put a text that begins with a brace in quotes: "{{ product_name }}"."
    `);
  });

  it('names an accent that is a comment, since a "#" without quotes begins one', async () => {
    expect(await messages('theme:\n  accent: #b4235a\n')).toMatchInlineSnapshot(`
      "error site.yml:6 invalid-value
        theme.accent: expected a colour in quotes, such as "#b4235a", found nothing."
    `);
  });

  it('says how much contrast an accent lacks in a theme, and what would do', async () => {
    expect(await messages('theme: { accent: "#ffcc00" }\n')).toMatchInlineSnapshot(`
      "error site.yml:5 invalid-site
        theme.accent: "#ffcc00" cannot be read in the light theme: its contrast to the page is 1.51:1, expected at least 4.5:1.
        The nearest that can be read is "#917300". To keep yours in the dark theme, write { light: "#917300", dark: "#ffcc00" }."
    `);
    expect(
      await messages('theme:\n  accent:\n    cloud: { light: "#888", dark: "#333" }\n    serve: "#333"\n'),
    ).toMatchInlineSnapshot(`
      "error site.yml:7 invalid-site
        theme.accent.cloud: "#888" cannot be read in the light theme: its contrast to the page is 3.54:1, expected at least 4.5:1.
        The nearest that can be read is "#767676".
      error site.yml:7 invalid-site
        theme.accent.cloud: "#333" cannot be read in the dark theme: its contrast to the page is 1.47:1, expected at least 4.5:1.
        The nearest that can be read is "#7d7d7d".
      error site.yml:8 invalid-site
        theme.accent: "serve" is not the id of a product; expected one of cloud, server.
        Did you mean "server"?"
    `);
    expect(await messages('theme: { accent: { dark: "#9df" } }\n')).toMatchInlineSnapshot(`
      "error site.yml:5 invalid-site
        theme.accent.light is missing; expected a colour in quotes.
        Add the colour of the light theme."
    `);
  });

  it('tells of files and pages that are not there, with what was probably meant', async () => {
    const keys = `logo: { light: img/logo.svg, dark: img/logo-dark.svg }
favicon: /guides/start.md
css: [brand.css, img/logo.svg, brnd.css]
links: [{ text: Start, url: guides/strat.md }]
social: { rss: feed.xml }
footer:
  text: |
    Read [this](guides/start.md),
    [that](guides/nowhere.md) and [new](guides/new.md).
  columns: [{ title: More, links: [{ text: New, url: guide/new.md }] }]
announcement: { text: Hello, link: { text: there, url: nowhere.md } }
head:
  - { tag: link, attrs: { rel: manifest, href: app.webmanifest } }
`;
    expect(await messages(keys)).toMatchInlineSnapshot(`
      "error site.yml:5 missing-site-file
        logo: there is no file "img/logo-dark.svg" in the content folder.
        Add the file, or correct its path: it hangs on the content folder.
      error site.yml:6 missing-site-file
        favicon: "guides/start.md" is a page.
        Name a picture.
      error site.yml:7 missing-site-file
        css: "img/logo.svg" is no style sheet.
        Name a file whose name ends in ".css".
      error site.yml:7 missing-site-file
        css: there is no file "brnd.css" in the content folder.
        Did you mean "brand.css"?
      error site.yml:8 missing-site-page
        links: there is no page and no file "guides/strat.md" in the content folder.
        Write the path of a page, such as guides/start.md, of a file, or a whole address that begins with https://.
      error site.yml:9 missing-site-page
        social: there is no page and no file "feed.xml" in the content folder.
        Write the path of a page, such as guides/start.md, of a file, or a whole address that begins with https://.
      error site.yml:13 missing-site-page
        footer: there is no page and no file "guides/nowhere.md" in the content folder.
        Write the path of a page, such as guides/start.md, of a file, or a whole address that begins with https://.
      error site.yml:14 missing-site-page
        footer: there is no page and no file "guide/new.md" in the content folder.
        Write the path of a page, such as guides/start.md, of a file, or a whole address that begins with https://.
      error site.yml:15 missing-site-page
        announcement: there is no page and no file "nowhere.md" in the content folder.
        Write the path of a page, such as guides/start.md, of a file, or a whole address that begins with https://.
      error site.yml:17 missing-site-page
        head: there is no page and no file "app.webmanifest" in the content folder.
        Write the path of a page, such as guides/start.md, of a file, or a whole address that begins with https://."
    `);
  });

  it('tells what is wrong with the condition of an announcement', async () => {
    expect(
      await messages('announcement:\n  text: Hello\n  when: product == "sever"\n'),
    ).toMatchInlineSnapshot(`
      "error site.yml:7 unknown-product
        "sever" is not the name, an alias or the id of a product in site.yml.
        Did you mean "Server"?"
    `);
    expect(await messages('announcement: { text: Hello, when: "{% if x %}" }\n')).toMatchInlineSnapshot(`
      "error site.yml:5 invalid-value
        when: takes a condition alone, without tags; found "{% if x %}".
        Write it as it would stand in {% if … %}: when: is_version > "7.1.0"."
    `);
    expect(
      await messages('announcement:\n  text: Hello\n  when: product == "cloud" and product == "server"\n'),
    ).toMatchInlineSnapshot(`
      "warning site.yml:7 announcement-nowhere
        announcement: nobody sees it, since its when: is true in no variant: product == "cloud" and product == "server".
        Correct when:, or remove the announcement."
    `);
  });

  it('warns of tags that the policy of the site forbids, with what a host must be told', async () => {
    const keys = `head:
  - { tag: script, attrs: { src: https://stats.example.com/s.js, defer: true } }
  - { tag: script, content: "alert(1)" }
  - { tag: script, attrs: { type: application/json }, content: "{}" }
  - { tag: style, content: "p { color: red }" }
  - { tag: link, attrs: { rel: stylesheet, href: https://example.com/a.css } }
  - { tag: link, attrs: { rel: preconnect, href: https://example.com } }
`;
    expect(await messages(keys)).toMatchInlineSnapshot(`
      "warning site.yml:6 outside-policy
        head: this script loads "https://stats.example.com/s.js" from another site, which the Content-Security-Policy of the site does not allow.
        Put a copy into the content folder, or allow https://stats.example.com in the policy that your host sends.
      warning site.yml:7 outside-policy
        head: this script stands in the page itself, which the Content-Security-Policy of the site does not allow.
        Put it into a file of the content folder and name that with src, or add 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=' to script-src in the policy that your host sends.
      warning site.yml:9 outside-policy
        head: this style stands in the page itself, which the Content-Security-Policy of the site does not allow.
        Put it into a file and name that in css:, or add 'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4=' to style-src in the policy that your host sends.
      warning site.yml:10 outside-policy
        head: this link loads "https://example.com/a.css" from another site, which the Content-Security-Policy of the site does not allow.
        Put a copy into the content folder, or allow https://example.com in the policy that your host sends."
    `);
  });

  it('leads each variant to its own pages, and leaves links out where it has none', () => {
    const keys = `links:
  - { text: New, url: guides/new.md }
  - { text: Start, url: guides/start.md#top }
  - { text: Logo, url: /img/logo.svg, icon: arrow }
  - { text: Out, url: "mailto:a@example.com" }
`;
    const hrefs = (variant?: string) => look(keys, variant).links.map(({ href }) => href);
    const [logo, mail] = ['/img/logo.svg', 'mailto:a@example.com'];
    expect(hrefs('cloud')).toEqual(['/cloud/guides/start/#top', logo, mail]);
    expect(hrefs('server@2.0')).toEqual([
      '/server/2.0/guides/new/',
      '/server/2.0/guides/start/#top',
      logo,
      mail,
    ]);
    expect(hrefs()).toEqual(['/server/2.0/guides/new/', '/cloud/guides/start/#top', logo, mail]);
  });

  it('leads to what the site makes itself, below the path at which it is deployed', () => {
    const root = writeContent({
      ...PAGES,
      'site.yml': `${PRODUCTS}links:\n  - { text: Lists, url: /llms.txt }\n  - { text: Home, url: / }\n  - { text: One, url: /server/1.0/ }\n`,
    });
    const library = openLibrary(root, { highlight: async () => [], base: '/docs' });
    expect(library.look().links.map(({ href }) => href)).toEqual([
      '/docs/llms.txt',
      '/docs/',
      '/docs/server/1.0/',
    ]);
  });

  it('announces where the condition holds, and without one on every page', () => {
    const shown = (keys: string) =>
      ['cloud', 'server@1.0', 'server@2.0', undefined].map(
        (variant) => look(keys, variant).announcement?.text,
      );
    expect(shown('announcement: { text: Hello, when: is_version > "1.0" }\n')).toEqual([
      undefined,
      undefined,
      'Hello',
      undefined,
    ]);
    expect(shown('announcement: Hello\n')).toEqual(['Hello', 'Hello', 'Hello', 'Hello']);
    const key = (text: string) => look(`announcement: ${text}\n`).announcement!.key;
    expect(key('Hello')).not.toBe(key('Goodbye'));
  });

  it('takes short forms, sizes of pictures, and names of style sheets that change with them', () => {
    const { logo, favicon, css, footer } = look(
      'logo: img/logo.svg\nfavicon: ./img/logo.svg\ncss: brand.css\nfooter: "© *Acme*"\n',
    );
    expect(logo).toEqual({
      light: { src: '/img/logo.svg', width: 120, height: 30 },
      dark: undefined,
      alt: undefined,
    });
    const white = openFiles({
      'site.yml': `${PRODUCTS}logo: a.svg\n`,
      'a.svg': '<svg fill="#fff"><path d=""/></svg>',
    });
    expect(white.look(undefined).logo).toMatchObject({ unseen: 'light' });
    expect([favicon, footer]).toEqual(['/img/logo.svg', { html: '<p>© <em>Acme</em></p>\n', columns: [] }]);
    expect(css).toEqual([expect.stringMatching(/^\/brand\.css\?v=[\da-f]{8}$/)]);
  });
});
