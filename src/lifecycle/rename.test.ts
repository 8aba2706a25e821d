import { describe, expect, it } from 'vitest';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import { provePlan } from './prove-plan.ts';
import { planHeadingRename } from './rename-heading.ts';
import { planPageRename } from './rename-page.ts';
import { planProductRename } from './rename-product.ts';
import { contentFolder, filesOf, open, SITE, write } from './testing.ts';

/** Carries out a plan; the files that are other ones then. */
async function changed(
  files: Record<string, string>,
  planOf: (library: OpenLibrary) => Promise<Plan | string> | Plan,
): Promise<Record<string, string | undefined>> {
  const root = contentFolder({ 'site.yml': SITE, ...files });
  const library = open(root);
  const plan = await planOf(library);
  if (typeof plan === 'string') throw new Error(plan);
  const { changes, disproof } = await provePlan(plan, library, open);
  expect(disproof?.failure?.message ?? disproof?.differences).toBeUndefined();
  write(root, changes);
  expect(open(root).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const now = filesOf(root);
  return Object.fromEntries([...changes.keys()].map((path) => [path, now[path]]));
}

describe('a page that is renamed', () => {
  it('takes its links, includes and addresses along, and links to it follow in every form', async () => {
    const all = await changed(
      {
        'site.yml': `${SITE}nav:\n  - index.md\n  - title: Guides\n    page: guides/old.md   # the first\n  - guides/other.md\n`,
        'index.md':
          '# Home\n\n[a](guides/old.md#part) [b]({{ base_path }}/guides/old/) [c](/cloud/guides/old/) [d][ref] <a href="guides/old.md">e</a>\n\n{% include "includes/shared.md" %}\n\n[ref]: guides/old.md "T"\n',
        'guides/old.md':
          '---\ntitle: Old\n---\n\n# Old\n\n## Part\n\n![p](x.png) [o](other.md) [h](../index.md) [s](#part) [own](old.md#part)\n\n{% include "note.md" %}\n',
        'guides/other.md':
          '# Other\n\n[a](old.md) [b](./old.md) [c](../old/) [old.md](https://example.org/guides/old.md) `old.md`\n',
        'guides/note.md': 'A note.\n\n# Note\n',
        'guides/x.png': 'x',
        'includes/shared.md': 'See [it]({{ base_path }}/guides/old/#part).\n',
      },
      (library) => planPageRename(library, library.page('guides/old.md')!, 'admin/new.md'),
    );
    expect(all).toEqual({
      'site.yml': `${SITE}nav:\n  - index.md\n  - title: Guides\n    page: admin/new.md   # the first\n  - guides/other.md\n`,
      'index.md':
        '# Home\n\n[a](admin/new.md#part) [b]({{ base_path }}/admin/new/) [c](/cloud/admin/new/) [d][ref] <a href="admin/new.md">e</a>\n\n{% include "includes/shared.md" %}\n\n[ref]: admin/new.md "T"\n',
      'guides/old.md': undefined,
      'admin/new.md':
        '---\ntitle: Old\nredirect_from: [guides/old]\n---\n\n# Old\n\n## Part\n\n![p](../guides/x.png) [o](../guides/other.md) [h](../index.md) [s](#part) [own](new.md#part)\n\n{% include "../guides/note.md" %}\n',
      'guides/other.md':
        '# Other\n\n[a](../admin/new.md) [b](../admin/new.md) [c](../../admin/new/) [old.md](https://example.org/guides/old.md) `old.md`\n',
      'includes/shared.md': 'See [it]({{ base_path }}/admin/new/#part).\n',
    });
  });
});

it('links in what a page that is renamed shares with others are right in all of them', async () => {
  const all = await changed(
    {
      'guides/old.md': '# Old\n\n{% include "../includes/shared.md" %}\n',
      'guides/other.md': '# Other\n\n{% include "../includes/shared.md" %}\n',
      'includes/shared.md':
        'See [it](old.md#old), [far]({{ base_path }}/guides/old/), [other](other.md) and ![a](a.png).\n',
      'guides/a.png': 'x',
    },
    (library) => planPageRename(library, library.page('guides/old.md')!, 'new/index.md'),
  );
  expect(all['includes/shared.md']).toBe(
    'See [it]({{ base_path }}/new/#old), [far]({{ base_path }}/new/), [other]({{ base_path }}/guides/other/) and ![a]({{ base_path }}/guides/a.png).\n',
  );
});

it('links that several branches have alike follow in all of them, and so do headings', async () => {
  const [asked, link] = ['{% if is_version == "1.0.0" %}', 'See [part](two.md#part).'];
  const root = contentFolder({
    'site.yml': SITE,
    'two.md': `# Title\n\n${asked}\n${link}\n{% else %}\n${link}\n{% endif %}\n\n${asked}\n## Part\n{% else %}\n## Part\n{% endif %}\n\nText.\n`,
  });
  const library = open(root);
  const page = library.page('two.md')!;
  const moved = (await planPageRename(library, page, 'deep/three.md')).rewrite
    .changes()
    .get('deep/three.md')!;
  expect(moved.match(/three\.md#part/g)).toHaveLength(2);
  const plan = await planHeadingRename(library, open, page, { id: 'part', text: 'Piece' });
  const renamed = (plan as Exclude<typeof plan, string>).rewrite.changes().get('two.md')!;
  expect([renamed.match(/## Piece/g), renamed.match(/two\.md#piece/g)].map((all) => all?.length)).toEqual([
    2, 2,
  ]);
});

it('a page that is renamed is told where something else than a link still names it', async () => {
  const root = contentFolder({
    'site.yml': SITE,
    'guides/old.md': '---\nredirect_from: [guides/older]\n---\n\n# Old\n\nText.\n',
    'other.mdx':
      '# Other\n\nimport Card from "./card.tsx";\n\n[a](guides/old.md) guides/older `guides/old.md`\n\n<Card href="/cloud/guides/old/" />\n',
    'card.tsx': 'export default () => null;\n',
  });
  const library = open(root);
  const { notes } = await planPageRename(library, library.page('guides/old.md')!, 'guides/new.md');
  expect(notes).toEqual([
    'guides/old leads to guides/new from now on.',
    'other.mdx still names guides/old: [a](guides/new.md) guides/older `guides/old.md`',
    'other.mdx still names guides/old: <Card href="/cloud/guides/old/" />',
  ]);
});

it('a page that is renamed leaves words alone that are written like its address', async () => {
  const site = SITE.replace('title: Orbit', 'title: handbook').concat('attributes: { command: handbook }\n');
  const all = await changed(
    { 'site.yml': site, 'handbook.md': '# Handbook\n\nRun {{ command }}.\n' },
    (library) => planPageRename(library, library.page('handbook.md')!, 'guide.md'),
  );
  expect(all['site.yml'] ?? site).toBe(site);
});

it('the proof of a renamed page sees words of prose that are written like its address', async () => {
  const root = contentFolder({
    'site.yml': SITE,
    'handbook.md': '# Handbook\n\nText.\n',
    'other.md': '# Other\n\n[a](handbook.md) is our handbook. Look into handbook/ for more.\n',
  });
  const library = open(root);
  const plan = await planPageRename(library, library.page('handbook.md')!, 'guide.md');
  expect((await provePlan(plan, library, open)).disproof).toBeUndefined();
  const { body } = plan.rewrite.parts('other.md');
  for (const [word, other] of [
    ['our handbook.', 'our guide.'],
    ['handbook/ ', 'guide/ '],
  ] as const) {
    plan.rewrite.set('other.md', { body: body.replace(word, other) });
    expect((await provePlan(plan, library, open)).disproof?.pages).toEqual(new Set(['other.md']));
  }
});

describe('a heading that is renamed', () => {
  it('keeps its old id as an anchor, and links follow', async () => {
    const all = await changed(
      {
        'page.md':
          '# Page\n\n[here](#set-it-up)\n\n{% if product == "cloud" %}\n## Set it up ##\n{% else %}\n## Set it up {: .wide }\n{% endif %}\n\nText.\n',
        'other.md':
          '# Other\n\n[a](page.md#set-it-up) [b]({{ base_path }}/page/#set-it-up) [c](#set-it-up)\n\n## Set it up\n',
      },
      (library) =>
        planHeadingRename(library, open, library.page('page.md')!, {
          id: 'set-it-up',
          text: 'Switch it *on*',
        }),
    );
    expect(all).toEqual({
      'page.md':
        '# Page\n\n[here](#switch-it-on)\n\n{% if product == "cloud" %}\n## Switch it *on* ## { .was-set-it-up }\n{% else %}\n## Switch it *on* {: .wide .was-set-it-up }\n{% endif %}\n\nText.\n',
      'other.md':
        '# Other\n\n[a](page.md#switch-it-on) [b]({{ base_path }}/page/#switch-it-on) [c](#set-it-up)\n\n## Set it up\n',
    });
  });

  it('leads from every id that its line has in some variant', async () => {
    const all = await changed(
      {
        'page.md':
          '# Page\n\n[a](#set-up) [b](#set-up-old)\n\n## Set up{% if is_version == "1.0.0" %} old{% endif %}\n\nText.\n',
      },
      (library) =>
        planHeadingRename(library, open, library.page('page.md')!, { id: 'set-up-old', text: 'Begin' }),
    );
    expect(all).toEqual({
      'page.md': '# Page\n\n[a](#begin) [b](#begin)\n\n## Begin { .was-set-up .was-set-up-old }\n\nText.\n',
    });
  });

  it('keeps what is written in its attributes, tags among it, and may hold a link', async () => {
    const files = {
      'page.md':
        '# Page\n\n## Same [as](other.md) { #same{% if is_version == "1.0.0" %}-old{% endif %} title="a b" }\n\nText.\n',
      'other.md': '# Other\n\n[x](page.md#same)\n',
    };
    const rename = (library: OpenLibrary) =>
      planHeadingRename(library, open, library.page('page.md')!, { id: 'same', text: 'Equal' });
    expect(await changed(files, rename)).toEqual({
      'page.md':
        '# Page\n\n## Equal { #same{% if is_version == "1.0.0" %}-old{% endif %} title="a b" }\n\nText.\n',
    });
  });

  it('keeps an id that the writer chose, and is told by name where there is none', async () => {
    const files = { 'page.md': '# Page\n\n## Set it up { #setup }\n' };
    const rename = (id: string) => (library: OpenLibrary) =>
      planHeadingRename(library, open, library.page('page.md')!, { id, text: 'Begin' });
    expect(await changed(files, rename('setup'))).toEqual({ 'page.md': '# Page\n\n## Begin { #setup }\n' });
    await expect(changed(files, rename('set-it-up'))).rejects.toThrow(
      'has no heading #set-it-up; it has #page, #setup.',
    );
  });
});

describe('a product that is renamed', () => {
  it('keeps the ids of headings that print its name', async () => {
    const root = contentFolder({
      'site.yml': SITE,
      'page.md': '# Deploy {{ product_name }}\n\n## In {{ product_name }} here\n\nText.\n',
    });
    const library = open(root);
    const plan = planProductRename(library, library.site.products[1]!, {
      id: 'star',
      name: 'Star & Co',
    });
    const { changes, disproof } = await provePlan(plan, library, open);
    expect(disproof).toBeUndefined();
    write(root, changes);
    const after = open(root);
    const page = after.page('page.md')!;
    const { html } = await after.render(after.document(page, after.variant('star@2.0.0')!)!);
    expect(html).toContain('<h2 id="in-star-co-here"');
    expect(html).toContain('<span id="in-orbit-server-here" class="anchor-alias"></span>');
    const other = await after.render(after.document(page, after.variant('cloud')!)!);
    expect(other.html).not.toContain('orbit-server');
  });

  it('A9: is called so in site.yml and in every condition, and keeps its addresses', async () => {
    const all = await changed(
      {
        'site.yml': `${SITE}theme:\n  accent: { cloud: "#0a5c5c" }\nannouncement:\n  text: New\n  when: product == "cloud"\n`,
        'page.md':
          '---\ntitle: T\nwhen: product_name != "Orbit Cloud"\n---\n\n{% if product_name == \'Orbit Server\' or product in ["cloud", "server"] %}\nA {{ product_name }}.\n{% endif %}\n',
        'cloud.md': '# In {{ product_name }}\n\n[x](/cloud/cloud/)\n\nOrbit Cloud is here.\n',
      },
      (library) =>
        planProductRename(library, library.site.products[0]!, { id: 'platform', name: 'Orbit Platform' }),
    );
    expect(all).toEqual({
      'site.yml': `${SITE.replace(
        '{ id: cloud, name: Orbit Cloud }',
        '{ id: platform, name: Orbit Platform, aliases: [Orbit Cloud], path: /cloud }',
      )}theme:\n  accent: { platform: "#0a5c5c" }\nannouncement:\n  text: New\n  when: product == "platform"\n`,
      'page.md':
        '---\ntitle: T\nwhen: product_name != "Orbit Platform"\n---\n\n{% if product_name == \'Orbit Server\' or product in ["platform", "server"] %}\nA {{ product_name }}.\n{% endif %}\n',
    });
  });
});
