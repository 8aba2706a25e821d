import { BASE_PATH, SITE_ROOT } from '../../engine/base-path.ts';
import type { Variant } from '../../engine/variants/site.ts';

/**
 * Characters that stand in a page for what is of its variant alone, so that variants in which a page is the same share it:
 * noncharacters of Unicode that no text of a writer may hold (`engine/reserved-characters.ts`), as those of `engine/base-path.ts`.
 */
export const OWN = {
  /** the variant's URL prefix, which the path below which the site is deployed stands before already */
  prefix: '\uFDD5',
  /** the prefix as a value in an address */
  encodedPrefix: '\uFDD6',
  version: '\uFDD7',
  /** the choices of the switcher in the variant's own product, which tell where one is */
  choices: '\uFDD8',
} as const;

/** What no escape for HTML, JSON or addresses writes otherwise. */
const PLAIN = /^[\w.~/-]+$/;

const SHARED = new WeakMap<Variant, Variant>();

/** A variant as a page prints it that is shared; undefined when its words may read otherwise where they are escaped. */
export function sharedVariant(variant: Variant): Variant | undefined {
  const { product, version, basePath } = variant;
  if (!PLAIN.test(basePath) || (version !== undefined && !PLAIN.test(version))) return undefined;
  const known = SHARED.get(variant) ?? {
    ...variant,
    id: version === undefined ? product.id : `${product.id}@${OWN.version}`,
    version: version && OWN.version,
    basePath: OWN.prefix,
  };
  SHARED.set(variant, known);
  return known;
}

/** An address below the prefix of a variant, as it is printed. */
export function ownUrl(url: string, variant: Variant, printed: Variant): string {
  return url.startsWith(`${variant.basePath}/`) ? printed.basePath + url.slice(variant.basePath.length) : url;
}

/** Writes the character for a variant's prefix in HTML or JSON where links lead below it; written out, it is the same again. */
export function withOwnPrefix(text: string, { basePath }: Variant, root: string): string {
  return text.replaceAll(`"${root}${basePath}/`, `"${root}${OWN.prefix}/`);
}

/** Keeps the characters legible in what was encoded as a value in an address. */
export function withOwnValues(address: string): string {
  return address
    .replaceAll(encodeURIComponent(OWN.prefix), OWN.encodedPrefix)
    .replaceAll(encodeURIComponent(OWN.version), OWN.version);
}

/**
 * The whole address of a path.
 *
 * @param path with the path below which the site is deployed; it may have the character for a prefix, which the address then has
 * @param origin of the site; undefined when it is not known, and the path is all there is
 */
export function printedAddress(path: string, origin: string | undefined): string {
  if (origin === undefined) return path;
  const at = path.indexOf(OWN.prefix);
  if (at < 0) return new URL(path, origin).href;
  // As a part of an address, the character would be encoded.
  const { href, origin: plain } = new URL(path.slice(at + OWN.prefix.length), origin);
  return plain + path.slice(0, at) + OWN.prefix + href.slice(plain.length);
}

/** What a variant has in the place of each character. */
export interface OwnWords {
  variant: Pick<Variant, 'basePath' | 'version'>;
  /** the choices of its product, as HTML */
  choices: string;
}

/** {@link OWN}, BASE_PATH and SITE_ROOT. */
const PLACES = new Set([BASE_PATH, SITE_ROOT, ...Object.values(OWN)]);
/** In UTF-8, they begin with the same two bytes, and the third tells them apart. */
const LEAD = Buffer.from(BASE_PATH).subarray(0, 2);
const LENGTH = Buffer.byteLength(BASE_PATH);

/** A character in a page: where it stands in its bytes, and which it is. */
type OwnPlace = readonly [at: number, character: string];

/** A page that several variants share, encoded once, in which their own words are put as bytes. */
export class SharedHtml {
  readonly #bytes: Buffer;
  readonly #places: readonly OwnPlace[];

  constructor(html: string) {
    this.#bytes = Buffer.from(html);
    this.#places = [...placesIn(this.#bytes)];
  }

  /**
   * The page of one of the variants, in UTF-8.
   *
   * @param root the path below which the site is deployed
   */
  write({ variant: { basePath, version = '' }, choices }: OwnWords, root: string): Uint8Array {
    const words = new Map(
      Object.entries({
        [BASE_PATH]: root + basePath,
        [SITE_ROOT]: root,
        [OWN.prefix]: basePath,
        [OWN.encodedPrefix]: encodeURIComponent(basePath),
        [OWN.version]: version,
        [OWN.choices]: choices,
      }).map(([character, word]) => [character, Buffer.from(word)]),
    );
    const written = this.#places.map(([at, character]) => [at, words.get(character)!] as const);
    const size = written.reduce((sum, [, word]) => sum + word.length - LENGTH, this.#bytes.length);
    const page = Buffer.allocUnsafe(size);
    let from = 0;
    let to = 0;
    for (const [at, word] of written) {
      to += this.#bytes.copy(page, to, from, at);
      to += word.copy(page, to);
      from = at + LENGTH;
    }
    this.#bytes.copy(page, to, from);
    return page;
  }
}

function* placesIn(bytes: Buffer): Generator<OwnPlace> {
  for (let at = bytes.indexOf(LEAD); at >= 0; at = bytes.indexOf(LEAD, at + LENGTH)) {
    const character = bytes.toString('utf8', at, at + LENGTH);
    if (PLACES.has(character)) yield [at, character];
  }
}
