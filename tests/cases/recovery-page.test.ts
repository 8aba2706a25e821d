import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RenderedDocument } from '../../src/engine/library/types.ts';
import { openFiles, renderPage } from './fixture.ts';
import { ancestors, attribute, elements, textOf } from './html.ts';
import { png } from './png.ts';

/** The page that the project was created from; what it must show stands beside it in expected.md. */
const SOURCE = resolve(
  import.meta.dirname,
  '../../../shared/corpus/recover-your-password/recover-your-password.md',
);

const SITE = `title: Identity guides
products:
  - id: asgardeo
    name: Asgardeo
  - id: identity-server
    name: WSO2 Identity Server
    versions: ["7.0.0", "7.1.0", "7.2.0", "7.3.0", next]
    latest: "7.3.0"
attributes:
  myacc_doc_url: user-self-service/my-account
`;

const IMAGES = 'assets/img/guides/organization/self-service/customer';
const PATH = 'guides/recover-your-password.md';

const VARIANTS = [
  'asgardeo',
  'identity-server@7.0.0',
  'identity-server@7.1.0',
  'identity-server@7.2.0',
  'identity-server@7.3.0',
  'identity-server@next',
] as const;
type Id = (typeof VARIANTS)[number];

const NEW: readonly Id[] = [
  'asgardeo',
  'identity-server@7.2.0',
  'identity-server@7.3.0',
  'identity-server@next',
];
const OLD: Id = 'identity-server@7.0.0';
const MIDDLE: Id = 'identity-server@7.1.0';

describe.skipIf(!existsSync(SOURCE))('the page recover-your-password, unchanged', () => {
  const pages = {} as Record<Id, RenderedDocument>;
  let editions: string[][] = [];

  const stepsOf = (id: Id) => {
    const [list] = elements(pages[id].html, 'ol');
    return elements(list!, 'li').filter((item) => item.parentNode === list);
  };
  const labels = (id: Id, step: number) => tabsIn(stepsOf(id)[step - 1]!);

  beforeAll(async () => {
    const text = readFileSync(SOURCE, 'utf8');
    const names = new Set([...text.matchAll(/customer\/([\w-]+\.png)/g)].map((match) => match[1]!));
    const pictures = Object.fromEntries([...names].map((name) => [`${IMAGES}/${name}`, png(600, 400)]));
    const library = openFiles({
      ...pictures,
      'site.yml': SITE,
      [PATH]: text,
      'guides/user-self-service/my-account.md': '# My Account\n\n## Access My Account portal\n\nText.\n',
    });
    for (const id of VARIANTS) pages[id] = await renderPage(library, id, PATH);
    editions = library.editions(library.page(PATH)!).map(({ variants }) => variants.ids);
    expect(library.findings).toEqual([]);
  });

  it('names the product in its first paragraph', () => {
    for (const id of VARIANTS) {
      const name = id === 'asgardeo' ? 'Asgardeo' : 'WSO2 Identity Server';
      expect(textOf(elements(pages[id].html, 'p')[0]!), id).toContain(
        `administrator of an ${name} organization`,
      );
    }
  });

  it('B1, B2: holds one ordered list of five steps, numbered 1 to 5', () => {
    for (const id of VARIANTS) {
      const lists = elements(pages[id].html, 'ol');
      expect(lists, id).toHaveLength(1);
      expect(attribute(lists[0]!, 'start') ?? '1', id).toBe('1');
      const steps = stepsOf(id);
      expect(steps, id).toHaveLength(5);
      expect(
        steps.map((step) => attribute(step, 'value')).filter((value) => value !== undefined),
        id,
      ).toEqual([]);
      expect(textOf(steps[0]!), id).toMatch(/^Go to the sign-in page of the My Account Portal\./);
      expect(textOf(steps[1]!), id).toBe('Click Forgot password?.');
      expect(textOf(steps[4]!), id).toBe('Enter new password and Proceed.');
    }
  });

  it('shows the methods of step 3 as tabs inside it, with a note of two bullets', () => {
    for (const id of NEW) expect(labels(id, 3), id).toEqual(['Email link', 'Email OTP', 'SMS OTP']);
    expect(labels(MIDDLE, 3)).toEqual(['Email link', 'SMS OTP']);
    for (const id of [...NEW, MIDDLE]) {
      const bullets = elements(stepsOf(id)[2]!, 'ul').flatMap((list) => elements(list, 'li'));
      expect(bullets, id).toHaveLength(2);
      const methods = id === MIDDLE ? 'email link' : 'email link and email OTP';
      expect(textOf(bullets[0]!), id).toContain(`an email address is required for ${methods} recovery`);
    }
  });

  it('says in 7.0.0 what to do in step 3 and 4, with one picture each', () => {
    const [, , third, fourth] = stepsOf(OLD);
    expect(textOf(third!)).toContain('Enter your username and click Send Reset Link.');
    expect(textOf(fourth!)).toContain('Open the email you received and click Reset Password');
    expect([third, fourth].map((step) => elements(step!, 'img').length)).toEqual([1, 1]);
    expect([labels(OLD, 3), labels(OLD, 4)]).toEqual([[], []]);
    expect(elements(pages[OLD].html, 'ul')).toEqual([]);
  });

  it('shows step 4 as tabs, or as two bullets with a picture each in 7.1.0', () => {
    for (const id of NEW) {
      expect(labels(id, 4), id).toEqual(['Email link', 'Email OTP', 'SMS OTP']);
      expect(elements(stepsOf(id)[3]!, 'ul'), id).toEqual([]);
    }
    expect(labels(MIDDLE, 4)).toEqual([]);
    const bullets = elements(stepsOf(MIDDLE)[3]!, 'li');
    expect(bullets.map((bullet) => elements(bullet, 'img').length)).toEqual([1, 1]);
    expect(textOf(bullets[0]!)).toMatch(/^If the Email Link option was chosen/);
    expect(textOf(bullets[1]!)).toMatch(/^If SMS OTP option was chosen/);
  });

  it('shows its pictures, each with its width, the style that the writer gave it and a size', () => {
    for (const id of VARIANTS) {
      const images = elements(pages[id].html, 'img');
      expect(images.length, id).toBe(id === OLD ? 3 : id === MIDDLE ? 5 : 7);
      for (const [at, image] of images.entries()) {
        expect(attribute(image, 'width'), id).toMatch(/^[35]00$/);
        expect(attribute(image, 'style'), id).toContain('border: 0.3px solid lightgrey');
        expect(attribute(image, 'src'), id).toMatch(new RegExp(`^/${IMAGES}/[\\w-]+\\.png$`));
        expect(attribute(image, 'loading'), id).toBe(at === 0 ? undefined : 'lazy');
      }
    }
  });

  it('speaks of one-time passwords only where there are some', () => {
    for (const id of NEW) expect(textOf(pages[id].html), id).toContain('Email OTP');
    expect(textOf(pages[OLD].html)).not.toMatch(/OTP/);
    expect(textOf(pages[MIDDLE].html)).toContain('SMS OTP');
    expect(textOf(pages[MIDDLE].html)).not.toMatch(/Email OTP/i);
  });

  it('keeps every tab, note and picture inside the list', () => {
    for (const id of VARIANTS) {
      const [list] = elements(pages[id].html, 'ol');
      const parts = [
        ...elements(pages[id].html, 'img'),
        ...elements(pages[id].html, 'ul'),
        ...elements(pages[id].html, 'section'),
      ];
      for (const part of parts) {
        const around = ancestors(part);
        expect(
          around.map((element) => element.tagName),
          id,
        ).toContain('li');
        expect(around.at(-1), id).toEqual(ancestors(list!).at(-1) ?? list);
      }
    }
  });

  it('leads to the page of its own variant', () => {
    for (const id of VARIANTS) {
      const [link] = elements(stepsOf(id)[0]!, 'a');
      const prefix = id === 'asgardeo' ? '/asgardeo' : `/identity-server/${id.split('@')[1]}`;
      expect(attribute(link!, 'href'), id).toBe(
        `${prefix}/guides/user-self-service/my-account/#access-my-account-portal`,
      );
    }
  });

  it('G1: has an edition for each thing that it says', () => {
    expect(editions).toEqual([
      ['asgardeo'],
      ['identity-server@7.0.0'],
      ['identity-server@7.1.0'],
      ['identity-server@7.2.0', 'identity-server@7.3.0', 'identity-server@next'],
    ]);
  });
});

/** The labels of the tabs in an element, in their order. */
function tabsIn(element: Parameters<typeof elements>[0]): string[] {
  return elements(element, '*')
    .filter((each) => attribute(each, 'class') === 'tab-label')
    .map((each) => textOf(each));
}
