import type { Language } from '../../engine/language/language.ts';
import { say } from '../../engine/language/say.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { escapeHtml } from './html.ts';
import { listedVariants } from './many-versions.ts';
import { OWN } from './own-words.ts';
import type { SwitchGroup, SwitchTarget } from './switcher.ts';
import { notesOf } from './switcher-notes.ts';
import { variantName } from './variant-name.ts';

/** A choice as HTML, and as the one that the reader is in. */
interface Choice {
  other: string;
  current: string;
}

const CHOICES = new WeakMap<SwitchTarget, Choice>();

/**
 * The variants among the choices of a product, as items of a list.
 *
 * @param current the reader's own; where several share a page, the character for their choices
 * @param base the path below which the site is deployed
 */
export function choicesHtml(
  language: Language,
  { targets, versions }: SwitchGroup,
  current: Variant,
  base: string,
): string {
  if (current.basePath === OWN.prefix && current.product === targets[0]?.variant.product) return OWN.choices;
  const listed = listedVariants(targets, current, ({ nearest }) => nearest === undefined);
  return listed
    .map((target) => {
      const choice = CHOICES.get(target) ?? choiceOf(language, target, versions, base);
      CHOICES.set(target, choice);
      return target.variant === current ? choice.current : choice.other;
    })
    .join('');
}

function choiceOf(
  language: Language,
  target: SwitchTarget,
  versions: string | undefined,
  base: string,
): Choice {
  const { product, version, latest, released } = target.variant;
  const absent = target.nearest === undefined ? '' : ' class="gone"';
  const where = absent && versions !== undefined ? ` data-versions="${escapeHtml(versions)}"` : '';
  const small = (words: string) => `<small>${escapeHtml(words)}</small>`;
  const notes = notesOf(language, target, variantName(target.variant, product), versions);
  const content = [
    version ? `<b>${escapeHtml(version)}</b>` : escapeHtml(say(language, 'switcher.guides')),
    version && latest ? small(say(language, 'version.latest')) : '',
    released ? '' : small(say(language, 'version.unreleased')),
    ...notes.map((note) => `<em>${escapeHtml(note)}</em>`),
  ].join('');
  const item = (isCurrent: boolean) =>
    `<li><a href="${escapeHtml(base + target.url)}"${isCurrent ? ' aria-current="true"' : ''}${absent}${where}>${content}</a></li>`;
  return { other: item(false), current: item(true) };
}
