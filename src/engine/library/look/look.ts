import { hash } from 'node:crypto';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { SITE_ROOT, writeBasePath } from '../../base-path.ts';
import { renderAtOnce } from '../../markdown/markdown.ts';
import { encodePath } from '../../url-path.ts';
import { BRANDS, type Brand } from '../../variants/brands.ts';
import type { ThemeName } from '../../variants/colour.ts';
import type { HeadTag } from '../../variants/head-schema.ts';
import type { Icon, LinkEntry } from '../../variants/look-schema.ts';
import type { Variant } from '../../variants/site.ts';
import { resolveTarget, targetUrl } from '../edition/link-target.ts';
import { type LinkedContent, linkWorld } from '../edition/link-world.ts';
import { readRegularFile } from '../folder/regular-file.ts';
import type { WhereAnnounced } from './check-look.ts';
import { contentPath, HERE } from './content-path.ts';
import { linkOptions } from './footer-text.ts';
import { HEAD_TARGETS } from './head-targets.ts';
import { unseenIn } from './unseen-logo.ts';

/** A picture of the site's name, with its size where its file says one. */
export interface LogoPicture {
  src: string;
  width: number | undefined;
  height: number | undefined;
}

/** A link that stands around pages. */
export interface LookLink {
  text: string;
  href: string;
  icon?: Icon | undefined;
}

/** What site.yml puts around the pages of a variant. Every address is as it stands in HTML, with the deployment's base. */
export interface Look {
  /**
   * the dark one is there when it is another picture; with `alt` they stand for the title, without it beside the title; a single one that
   * nobody would see in a theme is shown in the opposite of its colours there
   */
  logo?:
    | {
        light: LogoPicture;
        dark: LogoPicture | undefined;
        alt: string | undefined;
        unseen?: ThemeName | undefined;
      }
    | undefined;
  favicon?: string | undefined;
  /** in the header */
  links: LookLink[];
  social: { icon: Brand; label: string; href: string }[];
  footer: { html: string; columns: { title: string; links: LookLink[] }[] };
  /** `key` changes with what it says: who has dismissed it is told of another one */
  announcement?:
    | { text: string; link: { text: string | undefined; href: string } | undefined; key: string }
    | undefined;
  head: HeadTag[];
  /** addresses of style sheets, which change with what is in them */
  css: string[];
}

/**
 * Makes what stands around the pages of a variant. Links to pages that the variant does not have drop out.
 *
 * @param variant undefined for the start page and the page that tells of a missing one: links lead into the first product that has
 *   the page
 * @param announced the variants in which there is an announcement
 * @param base the path below which the site is deployed
 */
export function lookIn(
  variant: Variant | undefined,
  content: LinkedContent & { announced: WhereAnnounced },
  base = '',
): Look {
  const { root, site, announced } = content;
  const { look } = site;
  const world = linkWorld(content);
  const latest = site.variants.filter((candidate) => candidate.latest);
  const write = (text: string, { basePath }: Variant) => writeBasePath(text, basePath, base);
  const address = (target: string): string | undefined => {
    const resolved = resolveTarget(target, HERE, world);
    if (resolved.kind === 'missing') return undefined;
    const url = targetUrl(resolved);
    if (url === undefined) return target;
    if (resolved.kind !== 'page') return write(url, site.variants[0]!);
    const having = world.variantsWith(resolved.slug);
    const into = variant
      ? [variant].find((each) => having.has(each))
      : [...latest, ...site.variants].find((each) => having.has(each));
    return into && write(url, into);
  };
  const file = (path: string) => writeBasePath(`${SITE_ROOT}/${encodePath(contentPath(path))}`, '', base);
  const picture = (path: string): LogoPicture => ({
    src: file(path),
    ...sizeOf(join(root, contentPath(path))),
  });
  const links = (entries: readonly LinkEntry[]): LookLink[] =>
    entries.flatMap(({ text, url, icon }) => {
      const href = address(url);
      return href === undefined ? [] : [{ text, href, icon }];
    });
  const { logo, favicon, footer, announcement } = look;
  const isAnnounced = announcement && (announced === 'everywhere' || (variant && announced.has(variant)));
  return {
    logo: logo && {
      light: picture(logo.light),
      dark: logo.dark === undefined ? undefined : picture(logo.dark),
      alt: logo.alt,
      unseen: logo.dark === undefined ? unseenIn(textOf(join(root, contentPath(logo.light)))) : undefined,
    },
    favicon: favicon && file(favicon),
    links: links(look.links),
    social: Object.entries(look.social).flatMap(([icon, target]) => {
      const href = target && address(target);
      return href ? [{ icon: icon as Brand, label: BRANDS[icon as Brand], href }] : [];
    }),
    footer: {
      html: write(renderAtOnce(footer?.text ?? '', linkOptions(world)).html, variant ?? latest[0]!),
      columns: (footer?.columns ?? [])
        .map(({ title, links: entries }) => ({ title, links: links(entries) }))
        .filter((column) => column.links.length > 0),
    },
    announcement: isAnnounced
      ? {
          text: announcement.text,
          link: linkOf(announcement.link, address),
          key: digest(JSON.stringify([announcement.text, announcement.link])),
        }
      : undefined,
    head: look.head.map((tag) => withAddresses(tag, address)),
    css: look.css.map((path) => `${file(path)}?v=${digest(bytesOf(join(root, contentPath(path))))}`),
  };
}

function linkOf(
  link: { url: string; text?: string | undefined } | undefined,
  address: (target: string) => string | undefined,
): { text: string | undefined; href: string } | undefined {
  const href = link && address(link.url);
  return href === undefined ? undefined : { text: link!.text, href };
}

function withAddresses(tag: HeadTag, address: (target: string) => string | undefined): HeadTag {
  const key = HEAD_TARGETS[tag.tag];
  const target = key && tag.attrs[key];
  return target ? { ...tag, attrs: { ...tag.attrs, [key]: address(target) ?? target } } : tag;
}

function digest(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex').slice(0, 8);
}

/** More than a picture's head, or a style sheet that anybody writes, takes. */
const MOST = 4_000_000;

/** The bytes of a file; none when it was taken away since the folder was opened, which a new look at the folder tells. */
function bytesOf(file: string): Uint8Array {
  const read = readRegularFile(file, MOST);
  return 'bytes' in read ? read.bytes : new Uint8Array();
}

function textOf(file: string): string {
  return new TextDecoder().decode(bytesOf(file));
}

function sizeOf(file: string): { width: number | undefined; height: number | undefined } {
  try {
    const { width, height } = imageSize(bytesOf(file));
    return { width, height };
  } catch {
    // A picture whose format says no size is shown without one.
    return { width: undefined, height: undefined };
  }
}
