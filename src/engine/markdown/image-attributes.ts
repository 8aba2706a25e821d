import type { ResolvedImage } from './types.ts';

/** At the end of the address of a picture that only dark pages show: the first one that all see stands beside it. */
const DARK = '#only-dark';
/** How GitHub has a picture shown on light or dark pages alone, which Material takes for its own way to say so. */
const AS_GITHUB = /#gh-(light|dark)-mode-only$/;

/**
 * The attributes of an image: the writer's own win, the size keeps the picture's real ratio. A page's first picture is often in sight at
 * once, and is fetched with the page; the others, when a reader comes near.
 */
export function imageAttributes(
  written: Map<string, string>,
  image: ResolvedImage | undefined,
  isFirst: boolean,
): Map<string, string> {
  const attributes = new Map(written);
  if (image) attributes.set('src', image.url);
  const src = attributes.get('src');
  if (src !== undefined) attributes.set('src', withOwnSuffix(src));
  const width = pixels(written.get('width'));
  const height = pixels(written.get('height'));
  if (width !== undefined) attributes.set('width', String(width));
  if (height !== undefined) attributes.set('height', String(height));
  if (image?.width && image.height) {
    if (!written.has('width') && !written.has('height')) {
      attributes.set('width', String(image.width));
      attributes.set('height', String(image.height));
    } else if (width !== undefined && !written.has('height')) {
      attributes.set('height', String(Math.round((width * image.height) / image.width)));
    } else if (height !== undefined && !written.has('width')) {
      attributes.set('width', String(Math.round((height * image.width) / image.height)));
    }
  }
  const isAtOnce = isFirst && !attributes.get('src')?.endsWith(DARK);
  if (!isAtOnce && !attributes.has('loading')) attributes.set('loading', 'lazy');
  if (!attributes.has('decoding')) attributes.set('decoding', 'async');
  return attributes;
}

/** The address of a picture for light or dark pages, as `#only-light` or `#only-dark` says it. */
export function withOwnSuffix(address: string): string {
  return address.replace(AS_GITHUB, '#only-$1');
}

function pixels(value: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:px)?$/.exec((value ?? '').trim());
  return match ? Math.round(Number(match[1])) : undefined;
}
