import type { Token } from 'markdown-it';
import { tagAttributes, unescapeHtml } from '../../engine/markdown/html/html-tags.ts';
import type { OpenEdition } from '../open-page.ts';

/** What fragments of addresses can lead to on a page, as an edition has it. */
export interface Anchors {
  /** of headings, tabs, footnotes, raw HTML, attribute lists, and the further anchors of headings: those that print variables, and former ids */
  ids: ReadonlySet<string>;
  /** whether components may make others, which only the site knows */
  isOpen: boolean;
  /** the methods that demos on it show: they answer to fragments such as `demo:sms-otp/lost-code` */
  demos: ReadonlySet<string>;
}

/** What the demo can show of each of its methods: names of scenarios. */
export type DemoStates = Readonly<Record<string, readonly string[]>>;

/** Finds what fragments lead to in an edition. */
export function anchorsOf({ tokens, collector }: OpenEdition): Anchors {
  const ids = new Set<string>();
  const demos = new Set<string>();
  let isOpen = false;
  const visit = (token: Token): void => {
    const id = token.attrs === null ? null : token.attrGet('id');
    if (id !== null) ids.add(String(id));
    for (const alias of (token.meta?.aliases ?? []) as string[]) ids.add(alias);
    isOpen ||= token.type === 'mdx' || token.type === 'mdx_esm';
    token.children?.forEach(visit);
  };
  tokens.forEach(visit);
  for (const { tag } of collector.html) {
    if (!tag || tag.kind === 'close') continue;
    const attributes = tagAttributes(tag.attributes);
    const id = attributes.get('id');
    if (id) ids.add(unescapeHtml(id));
    const name = tag.name === 'a' ? attributes.get('name') : undefined;
    if (name) ids.add(unescapeHtml(name));
    if (tag.name === 'recovery-demo')
      for (const method of (attributes.get('methods') ?? '').split(/\s+/)) demos.add(method);
  }
  return { ids, isOpen, demos };
}

/** What browsers know without a page: its beginning, and words that an address quotes. */
const WITHOUT_ID = /^(?:top$|:~:)/i;
const DEMO = /^demo:([a-z-]+)(?:\/(.*))?/;

/**
 * Whether a fragment (without `#`, decoded) leads somewhere on a page.
 *
 * @param states what the demo can show; without it, what is asked of a demo is not looked at
 */
export function hasAnchor({ ids, isOpen, demos }: Anchors, fragment: string, states?: DemoStates): boolean {
  if (fragment === '' || WITHOUT_ID.test(fragment) || ids.has(fragment)) return true;
  const [, method, state] = DEMO.exec(fragment) ?? [];
  if (method === undefined) return isOpen;
  // A run that somebody recorded is played, whatever is in it.
  const isKnown = states === undefined || fragment.includes('~') || states[method]?.includes(state ?? '');
  return demos.has(method) && isKnown === true;
}
