import { z } from 'zod';
import { nameSchema, strictObject } from '../yaml/schema.ts';
import { BRANDS, type Brand } from './brands.ts';
import { headTagSchema } from './head-schema.ts';
import { themeSchema } from './theme-schema.ts';

const BRAND_NAMES = Object.keys(BRANDS) as [Brand, ...Brand[]];

/** Icons that a link may carry. */
export const ICONS = [...BRAND_NAMES, 'external', 'arrow', 'search', 'check', 'alert'] as const;
export type Icon = (typeof ICONS)[number];

/** What Material for MkDocs gives to scripts of its pages, by its global names, as far as there is something for it here. */
export const OBSERVABLES = ['document$', 'location$', 'target$', 'keyboard$'] as const;

/** A file of the content folder, by its path there; whether it is one is looked at with the folder. */
const fileSchema = z.string().regex(/\S/, 'the path of a file in the content folder');

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const OPENED = /^(?:https?:\/\/[^/\s]|mailto:\S|tel:\S)/i;

/** Where a link of site.yml leads: elsewhere, or to a page or file of the content folder by its path there. */
const targetSchema = z
  .string()
  .trim()
  .refine(
    (target) =>
      /^[^\p{Cc}]+$/u.test(target) && (SCHEME.test(target) ? OPENED.test(target) : !target.startsWith('//')),
    'an address such as https://example.com, or the path of a page such as guides/start.md',
  );

const linkSchema = strictObject({
  text: nameSchema.describe('What the link says.'),
  url: targetSchema.describe('A page or file of the content folder, or a whole address.'),
});

const logoSchema = z
  .union([
    fileSchema.transform((light) => ({ light })),
    strictObject({
      light: fileSchema.describe('The picture for light pages.'),
      dark: fileSchema.optional().describe('The picture for dark pages, if it is another one.'),
      alt: nameSchema.optional().describe('What the picture says, if it takes the place of the title.'),
    }),
  ])
  .transform((logo): LogoEntry => logo);

const footerSchema = z.union([
  z.string().transform((text): FooterEntry => ({ text, columns: [] })),
  strictObject({
    text: z.string().optional().describe('Text in Markdown.'),
    columns: z
      .array(
        strictObject({
          title: nameSchema.describe('The heading of the column.'),
          links: z.array(linkSchema).min(1, 'at least one link').describe('The links of the column.'),
        }),
      )
      .default([])
      .describe('Columns of links.'),
  }),
]);

const announcementSchema = z
  .union([
    nameSchema.transform((text) => ({ text })),
    strictObject({
      text: nameSchema.describe('What is announced.'),
      link: z
        .union([targetSchema.transform((url) => ({ url })), linkSchema])
        .optional()
        .describe('Where the line leads; with a text of its own, the link follows the line.'),
      when: z
        .string()
        .optional()
        .describe('A condition: the variants whose readers see it. Without it, it stands on every page.'),
    }),
  ])
  .transform((announcement): AnnouncementEntry => announcement);

/** The keys of site.yml that say how the site looks and what stands around its pages. */
export const lookShape = {
  logo: logoSchema
    .optional()
    .describe(
      'A picture for the bar: a file of the content folder, or light, dark and alt. With alt it takes the place of the title.',
    ),
  favicon: fileSchema.optional().describe("The icon of the browser's tab: a file of the content folder."),
  theme: themeSchema.optional().describe('Colours and fonts.'),
  links: z
    .array(
      strictObject({
        ...linkSchema.shape,
        icon: z.enum(ICONS).optional().describe('An icon before the text.'),
      }),
    )
    .default([])
    .describe('Links in the bar, to pages, files of the content folder or other sites.'),
  social: strictObject(
    Object.fromEntries(
      BRAND_NAMES.map((name) => [name, targetSchema.optional().describe(`The address at ${BRANDS[name]}.`)]),
    ) as Record<Brand, z.ZodOptional<typeof targetSchema>>,
  )
    .default({})
    .describe('Where else the site can be found: an address by the name of the service.'),
  footer: footerSchema.optional().describe('The foot of every page: text in Markdown, and columns of links.'),
  announcement: announcementSchema
    .optional()
    .describe('A line below the bar: text, a link, and when, a condition for the variants that see it.'),
  head: z.array(headTagSchema).default([]).describe('Tags for the head of every page.'),
  css: z
    .union([fileSchema.transform((file) => [file]), z.array(fileSchema)])
    .default([])
    .describe('Style sheets of the content folder, which win over those of Variorum.'),
  css_below: z
    .boolean()
    .default(false)
    .describe(
      'true for style sheets in css that were made for another theme: those of Variorum win where both say something.',
    ),
  observables: z
    .array(z.enum(OBSERVABLES))
    .default([])
    .describe(
      'What scripts of the site ask Material for MkDocs for, by its global name: document$, location$, target$ or keyboard$.',
    ),
};

/** A link as site.yml has it. */
export interface LinkEntry {
  text: string;
  url: string;
  icon?: Icon | undefined;
}

/** Pictures of the site's name. With `alt` they stand for the title, without it beside the title. */
export interface LogoEntry {
  light: string;
  dark?: string | undefined;
  alt?: string | undefined;
}

/** What stands at the foot of every page; `text` is Markdown. */
export interface FooterEntry {
  text?: string | undefined;
  columns: { title: string; links: LinkEntry[] }[];
}

/** A line above every page of the variants in which `when` holds. A link without a text of its own is the whole line. */
export interface AnnouncementEntry {
  text: string;
  link?: { url: string; text?: string | undefined } | undefined;
  when?: string | undefined;
}

const lookSchema = z.object(lookShape);

/** What site.yml says about how the site looks: files by their paths in the content folder, links as written. */
export type LookEntry = z.output<typeof lookSchema>;

/** Takes the keys of the look out of all that site.yml holds. */
export function lookOf({
  logo,
  favicon,
  theme,
  links,
  social,
  footer,
  announcement,
  head,
  css,
  css_below,
  observables,
}: LookEntry): LookEntry {
  return { logo, favicon, theme, links, social, footer, announcement, head, css, css_below, observables };
}
