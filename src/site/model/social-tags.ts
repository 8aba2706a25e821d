import type { Language } from '../../engine/language/language.ts';
import { say } from '../../engine/language/say.ts';
import type { HeadTag } from '../../engine/variants/head-schema.ts';
import type { Variant } from '../../engine/variants/site.ts';

/** What a page says of itself to those who show a link to it. */
export interface Shared {
  /** of the page alone, without the site's */
  title: string;
  description: string | undefined;
  /** the whole address that stands for the page; undefined when the site's is not known */
  address: string | undefined;
  siteTitle: string;
  language: Language;
  kind: 'article' | 'website';
  variant: Variant | undefined;
}

/**
 * Tags for previews of links: Open Graph (https://ogp.me) and those of X, whose `label` and `data` other services show as well. The
 * product and the version are said in the title too, as most show nothing else.
 */
export function socialTags({
  title,
  description,
  address,
  siteTitle,
  language,
  kind,
  variant,
}: Shared): HeadTag[] {
  const { product, version } = variant ?? {};
  const edition = [product?.name, version].filter(Boolean).join(' ');
  const named = edition === '' || title === edition ? title : `${title} · ${edition}`;
  const property = (name: string, content: string | undefined) => meta('property', name, content);
  const called = (name: string, content: string | undefined) => meta('name', name, content);
  return [
    property('og:title', named),
    property('og:description', description),
    property('og:type', kind),
    property('og:url', address),
    property('og:site_name', siteTitle),
    property('og:locale', language.tag.replaceAll('-', '_')),
    property('article:section', kind === 'article' ? product?.name : undefined),
    called('twitter:card', 'summary'),
    called('twitter:title', named),
    called('twitter:description', description),
    called('twitter:label1', product && say(language, 'head.product')),
    called('twitter:data1', product?.name),
    called('twitter:label2', version && say(language, 'head.version')),
    called('twitter:data2', version),
  ].flat();
}

function meta(key: 'name' | 'property', name: string, content: string | undefined): HeadTag[] {
  return content === undefined ? [] : [{ tag: 'meta', attrs: { [key]: name, content }, content: '' }];
}
