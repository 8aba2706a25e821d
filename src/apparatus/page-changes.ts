import type { PagePassages, PassageReading } from '../engine/library/edition/passage-readings.ts';
import type { Variant } from '../engine/variants/site.ts';
import { CHANGE_ATTRIBUTE } from './html/change-attribute.ts';
import { inParent } from './html/in-parent.ts';
import { hasChanges, mergeReadings } from './html/merge.ts';
import {
  attribute,
  type HtmlElement,
  type HtmlPart,
  isElement,
  nameless,
  passageAttribute,
} from './html/part.ts';
import { looksAlike } from './looks-alike.ts';
import { type PassageChange, passageChanges } from './passage-changes.ts';
import { partsOf } from './passage-parts.ts';
import { type Printed, withPrinted } from './printed.ts';
import { passagesIn, type VariantPassages } from './variant-passages.ts';

/** A place of a page where two readings differ, with all that was removed, added and changed there. */
export interface PlaceApart {
  /** the headings of the sections it stands in, below the page's own, the outermost first */
  headings: readonly string[];
  /** the id of the innermost heading that the newer version has; undefined at the beginning of the page */
  anchor: string | undefined;
  /**
   * abstract HTML: what was is in `<del>` and marked `removed`, what is new in `<ins>` and marked `added`. Empty for what has no text here,
   * as a demo, and for what a component prints as long as it was not shown
   */
  html: string;
}

/** A place of a page that reads otherwise after an upgrade. */
export interface ChangedPlace extends PlaceApart {
  /** what happened in which version on the way, oldest first */
  steps: readonly ChangeStep[];
}

/** What became of a place in one version. */
export interface ChangeStep {
  version: string;
  kind: PassageChange['kind'];
}

/**
 * What changed on a page on the way from one version to another, place by place.
 *
 * @param way the versions on the way that have the page, oldest first, both ends included
 * @param language BCP 47
 * @param printed what components have printed, where that is known by now
 */
export function pageChanges(
  passages: PagePassages,
  way: readonly Variant[],
  language: string,
  printed?: Printed,
): ChangedPlace[] {
  const stations = way.map((variant) => passagesIn(passages, variant));
  return compareReadings(passages, [way[0]!, way.at(-1)!], language, printed).map(
    ({ together, ...place }): ChangedPlace => ({ ...place, steps: stepsOf(together, stations) }),
  );
}

/**
 * Where a page reads otherwise in one variant than in another, place by place, in the order of the second one.
 *
 * @param language BCP 47
 */
export function placesApart(
  passages: PagePassages,
  variants: readonly [from: Variant, to: Variant],
  language: string,
): PlaceApart[] {
  return compareReadings(passages, variants, language).map(({ together: _, ...place }) => place);
}

function compareReadings(
  passages: PagePassages,
  [from, to]: readonly [from: Variant, to: Variant],
  language: string,
  printed?: Printed,
): (PlaceApart & { together: readonly PassageChange[] })[] {
  const changes = passageChanges(passagesIn(passages, from), passagesIn(passages, to));
  const places = Map.groupBy(changes, ({ place }) => place);
  return [...places.values()].flatMap((together) => {
    const html = placeHtml(together, { from, to, language, printed });
    // A demo that is told of another version shows nothing that can be read here.
    if (!hasChanges(html) && html.trim() !== '') return [];
    const headings = together[0]!.headings.filter(({ level }) => level !== undefined);
    return [
      {
        headings: headings.filter(({ level }) => level! > 1).map(({ text }) => text),
        anchor: idIn(headings.at(-1)?.html() ?? '') ?? idIn(together.at(-1)!.newer?.html() ?? ''),
        html,
        together,
      },
    ];
  });
}

/** @param stations the versions on the way */
function stepsOf(changes: readonly PassageChange[], stations: readonly VariantPassages[]): ChangeStep[] {
  const keys = changes.map(({ newer, older }) => (newer ?? older)!.key);
  return stations.slice(1).flatMap((station, index): ChangeStep[] => {
    const version = station.variant.version!;
    const kinds = new Set(keys.map((key) => became(key, stations[index]!, station)));
    kinds.delete(undefined);
    if (kinds.size === 0) {
      // What moved reads as before.
      return changes.some(({ kind }) => kind === 'moved') && index === stations.length - 2
        ? [{ version, kind: 'moved' }]
        : [];
    }
    // One in place of the other is a change of the place.
    return [{ version, kind: kinds.size > 1 ? 'changed' : [...kinds][0]! }];
  });
}

function became(
  key: string,
  one: VariantPassages,
  other: VariantPassages,
): PassageChange['kind'] | undefined {
  const [before, after] = [one.byKey.get(key), other.byKey.get(key)];
  if (!before) return after && 'added';
  if (!after) return 'removed';
  const isAlike = looksAlike(
    { passage: before, variant: one.variant },
    { passage: after, variant: other.variant },
  );
  return isAlike ? undefined : 'changed';
}

/** The changes of a place as one text. */
function placeHtml(
  changes: readonly PassageChange[],
  {
    from,
    to,
    language,
    printed,
  }: { from: Variant; to: Variant; language: string; printed: Printed | undefined },
): string {
  // Where one of both is not known, all of it would seem to have come or gone.
  const known = printed && [from, to].every((variant) => printed.has(variant)) ? printed : undefined;
  const parts = (each: 'older' | 'newer') =>
    changes.flatMap((change) => {
      const passage = change[each];
      // What moved is shown where it is.
      return passage && (each === 'newer' || change.kind !== 'moved')
        ? standingAlone(passage, known?.get(each === 'older' ? from : to))
        : [];
    });
  const kind = changes[0]!.kind;
  const merged = mergeReadings(inParent(parts('older')), inParent(parts('newer')), language);
  return kind === 'moved'
    ? merged.replaceAll(`${CHANGE_ATTRIBUTE}="added"`, `${CHANGE_ATTRIBUTE}="moved"`)
    : merged;
}

/** What a passage shows on another page than its own: without names, frames, demos, and headings that would be sections there. */
export function standingAlone(passage: PassageReading, printed?: ReadonlyMap<string, string>): HtmlPart[] {
  const html = printed ? withPrinted(passage.html(), printed) : passage.html();
  return partsOf(passage, html).flatMap((part) => withoutFrame(nameless(part)));
}

const LEFT_OUT = new Set(['script', 'style', 'object', 'input', 'button']);

/** A part as it may stand on another page: headings are paragraphs there, and what needs its page is left out. */
export function withoutFrame(part: HtmlPart): HtmlPart[] {
  if (!isElement(part)) return [part];
  if (LEFT_OUT.has(part.name) || part.name.includes('-')) return [];
  // What a frame shows is a page of its own.
  if (part.name === 'iframe') return [frameLink(part)];
  const parts = part.parts.flatMap(withoutFrame);
  if (/^h[1-6]$/.test(part.name)) return [{ name: 'p', attributes: [...classOf(part, 'heading')], parts }];
  // Tabs stand one below the other.
  if (attribute(part, 'class') === 'tabs')
    return [{ name: 'div', attributes: passageAttribute(part), parts }];
  return [{ ...part, parts }];
}

function frameLink(frame: HtmlElement): HtmlElement {
  const href = attribute(frame, 'src') ?? '';
  const link = {
    name: 'a',
    attributes: [['href', href]],
    parts: [{ text: attribute(frame, 'title') ?? href }],
  } as const;
  return { name: 'p', attributes: passageAttribute(frame), parts: [link] };
}

function classOf(element: HtmlElement, name: string): HtmlElement['attributes'] {
  return [['class', name], ...passageAttribute(element)];
}

/** The first id in some HTML. */
function idIn(html: string): string | undefined {
  return / id="([^"]*)"/.exec(html)?.[1];
}
