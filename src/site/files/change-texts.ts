import { hash } from 'node:crypto';
import type { Upgrade } from '../../apparatus/upgrades.ts';
import type { Variant } from '../../engine/variants/site.ts';

/** Stand for what differs between ways in what is said of one change; Markdown writes them as they are. */
const [PREFIX, FROM, TO] = ['/Variorum0prefix0', 'Variorum0from0', 'Variorum0to0'];
/** Letters that Markdown, its links and addresses never write otherwise, whatever stands beside them. */
const PLAIN = /^(?:[\dA-Za-z/-]|(?<=\d)\.(?=\d))*$/;
/** A target whose meaning depends on the address of the page that it stands on. */
const RELATIVE = / (?:href|src)="(?![#/]|[a-z][a-z\d+.-]*:)/i;

/** A way, and what is known of its page. */
export interface WayPage {
  way: Upgrade;
  /** what the addresses of the newer version begin with, that of the site's folder included */
  prefix: string;
}

/** Names of the versions at both ends of a way, as they stand before what came or went. */
export interface EndNames {
  from: string;
  to: string;
}

/**
 * The Markdown of what upgrades change. A change stands on every way that leads over the version that brought it, and says the same
 * but for the versions at both ends and where links begin: it is written once for all of them.
 */
export class ChangeTexts {
  /** by the hash of what was written */
  readonly #known = new Map<string, string>();

  /**
   * @param html a part of an upgrade's article
   * @param write writes it as Markdown, with names for the versions at both ends
   */
  async of(
    html: string,
    { way: { from, to }, prefix }: WayPage,
    write: (html: string, names: EndNames) => Promise<string>,
  ): Promise<string> {
    const names = { from: from.version ?? '', to: to.version ?? '' };
    const known = [PREFIX, FROM, TO];
    const isPlain = [prefix, names.from, names.to].every((text) => text !== '' && PLAIN.test(text));
    if (!isPlain || RELATIVE.test(html) || known.some((word) => html.includes(word)))
      return write(html, names);
    const common = html
      .replaceAll(`${prefix}/`, `${PREFIX}/`)
      .replaceAll(versionAttribute(from), FROM)
      .replaceAll(versionAttribute(to), TO);
    const key = hash('sha256', common, 'base64url');
    const text =
      this.#known.get(key) ??
      (await write(html.replaceAll(`${prefix}/`, `${PREFIX}/`), { from: FROM, to: TO }));
    this.#known.set(key, text);
    return text.replaceAll(PREFIX, prefix).replaceAll(FROM, names.from).replaceAll(TO, names.to);
  }
}

/** With which an article says of what came or went in which version that was. */
function versionAttribute({ version = '' }: Pick<Variant, 'version'>): string {
  return ` data-version="${version}"`;
}
