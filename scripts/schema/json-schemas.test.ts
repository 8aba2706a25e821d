import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { frontmatterSchema } from '../../src/engine/library/folder/frontmatter.ts';
import { siteSchema } from '../../src/engine/variants/site-file.ts';
import { PROJECT } from '../../src/site/places.ts';
import { siteYml } from '../init/site-yml.ts';
import { jsonSchemas } from './json-schemas.ts';

const files = jsonSchemas();
/** What an editor says of a file, and what Variorum does. */
const pairs = [siteSchema, frontmatterSchema].map((schema, index) => {
  const validate = new Ajv({ validateFormats: false }).compile(JSON.parse(files[index]!.text));
  return {
    editor: (value: unknown) => validate(value),
    variorum: (value: unknown) => (schema as z.ZodType).safeParse(value).success,
  };
});
const [site, page] = pairs as [(typeof pairs)[0], (typeof pairs)[0]];
/** Whether a text is a `site.yml`, as an editor and Variorum say. */
const judge = (text: string) => [site.editor(parse(text)), site.variorum(parse(text))];

describe('the schemas for editors', () => {
  it.each(files)('are as Variorum reads: $file (after a change, run "npm run schema")', ({ file, text }) => {
    expect(readFileSync(join(PROJECT, file), 'utf8')).toBe(text);
  });

  it.each(files)('explain every key: $file (say it with .describe() where the key is)', ({ text }) => {
    const without: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (path.endsWith('.properties') && !('description' in inner)) without.push(`${path}.${key}`);
        walk(inner, `${path}.${key}`);
      }
    };
    walk(JSON.parse(text), '');
    expect(without).toEqual([]);
  });

  it('take every site.yml of this project', () => {
    const texts = globSync('{content,bench,scripts,tests}/**/site.yml', { cwd: PROJECT }).map((path) =>
      readFileSync(join(PROJECT, path), 'utf8'),
    );
    expect(texts.length).toBeGreaterThan(1);
    for (const text of [...texts, siteYml({ title: 'Orbit docs', product: 'Orbit' })])
      expect(judge(text)).toEqual([true, true]);
  });

  const PRODUCT = 'title: T\nproducts:\n  - id: p\n    name: P\n';
  it.each([
    '{}',
    'title: T',
    'title: T\nproducts: []',
    'title: 3\nproducts: [{ id: p, name: P }]',
    'title: T\nproducts: [{ id: Product P, name: P }]',
    `${PRODUCT}    versions: "7.0.0"`,
    `${PRODUCT}    versions: [7.0]`,
    `${PRODUCT}    versions: [{ attributes: {} }]`,
    `${PRODUCT}    lates: "7.0"`,
    `${PRODUCT}    path: en`,
    `${PRODUCT}    attributes: { version: "1" }`,
    `${PRODUCT}attributes: { "a b": "1" }`,
    `${PRODUCT}attributes: [a]`,
    `${PRODUCT}edit_url: https://example.com/edit`,
    `${PRODUCT}feedback_url: "https://{product}.example.com/"`,
    `${PRODUCT}last_updated: never`,
    `${PRODUCT}undefined: maybe`,
    `${PRODUCT}include_roots: ../includes`,
    `${PRODUCT}navigation: []`,
    `${PRODUCT}nav: guides`,
    `${PRODUCT}nav: [{ title: A }]`,
    `${PRODUCT}nav: [{ title: A, children: [{ titel: B, page: b.md }] }]`,
  ])('refuse what Variorum refuses: %j', (text) => {
    expect(judge(text)).toEqual([false, false]);
  });

  it('mark nothing that Variorum takes', () => {
    /** Mostly what is right. */
    const of = (...right: unknown[]) =>
      fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: fc.anything() });
    const text = of('Ünï', 'a\nb', '7.0', ' a');
    const texts = fc.array(text, { maxLength: 2 });
    const attributes = fc.dictionary(fc.constantFrom('a', 'b_1'), fc.anything(), { maxKeys: 2 });
    const version = fc.oneof(
      of('7.0', 'next'),
      fc.record({ id: of('7.0'), attributes }, { requiredKeys: ['id'] }),
    );
    const product = fc.record(
      {
        id: of('p', 'a-1'),
        name: text,
        aliases: texts,
        versions: fc.array(version, { maxLength: 2 }),
        latest: text,
        path: of('/en/{version}', '/a'),
        attributes,
      },
      { requiredKeys: ['id', 'name'] },
    );
    const group = fc.record({ title: text, page: text, children: texts }, { requiredKeys: ['title'] });
    const sites = fc.record(
      {
        title: text,
        description: text,
        url: of('https://a.example', 'HTTP://a.example/b'),
        edit_url: of('https://a.example/{path}', 'http://{path}?a'),
        feedback_url: of('https://a.example/?t={title}&u={url}', 'mailto:a@b.example?body={passage}'),
        last_updated: fc.boolean(),
        products: fc.array(product, { minLength: 1, maxLength: 2 }),
        attributes,
        include_roots: texts,
        undefined: of('error', 'keep'),
        nav: fc.array(fc.oneof(text, group), { maxLength: 3 }),
      },
      { requiredKeys: ['title', 'products'] },
    );
    const pages = fc.record(
      {
        title: text,
        when: text,
        nav: fc.record({ title: text, order: of(1, -0.5), hidden: of(true) }, { requiredKeys: [] }),
        attributes,
        redirect_from: fc.array(of('a/b', '/a b.html')),
        search: fc.oneof(of(true), fc.record({ exclude: fc.boolean() })),
      },
      { requiredKeys: [] },
    );
    const taken = { site: 0, page: 0 };
    fc.assert(
      fc.property(sites, pages, (siteValue, pageValue) => {
        if (site.variorum(siteValue)) {
          taken.site++;
          expect(site.editor(siteValue)).toBe(true);
        }
        if (page.variorum(pageValue)) {
          taken.page++;
          expect(page.editor(pageValue)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(taken.site, taken.page)).toBeGreaterThan(50);
  });
});
