import type { Token } from 'markdown-it';
import { inlineText } from '../../markdown/inline-text.ts';
import type { VariantSet } from '../../variants/variant-set.ts';
import type { ParsedEdition } from './rendered-edition.ts';

/** A section or a tab that other variants of a page have, and an edition has not: links to it must lead somewhere. */
export interface AbsentSection {
  id: string;
  kind: 'heading' | 'tab';
  /** plain text of the heading, label of the tab */
  title: string;
  /** the variants that have it */
  variants: VariantSet;
  /** where its readers are led instead: below a heading, or into a group of tabs that has others; undefined for the beginning */
  near: { kind: 'heading' | 'tab'; id: string } | undefined;
  /** whether it is here all the same, and has another id and words of its own: what a heading prints may differ */
  isRenamed: boolean;
}

/** A heading or a tab of an edition. */
interface Section extends Pick<AbsentSection, 'id' | 'kind' | 'title'> {
  /** where it is written: the same in every edition that has it */
  source: number;
  /** the first tab of its group */
  group: string | undefined;
  isTitle: boolean;
}

/** What an edition has, in its order. */
interface Outline {
  variants: VariantSet;
  sections: Section[];
  /** every id, those of other elements and second anchors of headings included */
  ids: ReadonlySet<string>;
}

/** The sections and tabs of all editions of a page, once they have their ids. */
export class PageOutline {
  readonly #outlines: readonly Outline[];
  readonly #absent = new Map<VariantSet, readonly AbsentSection[]>();

  constructor(editions: readonly ParsedEdition[]) {
    // Of most pages there is only one, which misses nothing.
    this.#outlines = editions.length > 1 ? editions.map(outlineOf) : [];
  }

  /** What other editions have and one has not, in the order of those nearest to it. */
  absentIn(edition: VariantSet): readonly AbsentSection[] {
    const absent = this.#absent.get(edition) ?? this.#find(edition);
    this.#absent.set(edition, absent);
    return absent;
  }

  #find(edition: VariantSet): AbsentSection[] {
    const place = this.#outlines.findIndex(({ variants }) => variants === edition);
    const here = this.#outlines[place];
    if (!here) return [];
    const absent = new Map<string, AbsentSection>();
    const others = this.#outlines
      .map((outline, i) => ({ outline, distance: Math.abs(i - place) }))
      .toSorted((a, b) => a.distance - b.distance)
      .slice(1);
    for (const { outline } of others) {
      const renamed = renamedSections(outline, here);
      const idHere = (section: Section) => (here.ids.has(section.id) ? section.id : renamed.get(section)?.id);
      for (const [i, section] of outline.sections.entries()) {
        const { id, kind, title } = section;
        if (here.ids.has(id) || absent.has(id)) continue;
        const counterpart = renamed.get(section);
        const near = counterpart ? { kind, id: counterpart.id } : nearest(outline.sections, i, here, idHere);
        const variants = this.#having(id);
        absent.set(id, { id, kind, title, variants, near, isRenamed: counterpart !== undefined });
      }
    }
    return [...absent.values()];
  }

  #having(id: string): VariantSet {
    return this.#outlines
      .filter(({ sections }) => sections.some((section) => section.id === id))
      .map(({ variants }) => variants)
      .reduce((all, variants) => all.union(variants));
  }
}

function outlineOf({ edition, markdown }: ParsedEdition): Outline {
  const { provenance } = edition.rendering;
  const sections: Section[] = [];
  const ids = new Set<string>();
  const groups: (string | undefined)[] = [];
  const { tokens } = markdown;
  const add = (token: Token, part: Pick<Section, 'kind' | 'title' | 'group'>): void => {
    const source = provenance.sourceOffset(token.map?.[0] ?? 0);
    sections.push({
      id: String(token.attrGet('id')),
      source,
      isTitle: token.tag === 'h1' && sections.length === 0,
      ...part,
    });
  };
  for (const [i, token] of tokens.entries()) {
    const id = token.attrs === null ? null : token.attrGet('id');
    if (id !== null) ids.add(String(id));
    for (const alias of (token.meta?.aliases ?? []) as string[]) ids.add(alias);
    if (token.type === 'tabs_open') groups.push(undefined);
    else if (token.type === 'tabs_close') groups.pop();
    else if (token.type === 'tab_open') {
      groups[groups.length - 1] ??= String(id);
      const title = inlineText(tokens[i + 2]!.children ?? []);
      add(token, { kind: 'tab', title, group: groups.at(-1) });
    } else if (token.type === 'heading_open' && !token.hidden) {
      const title = inlineText(tokens[i + 1]!.children ?? []);
      add(token, { kind: 'heading', title, group: undefined });
    }
  }
  return { variants: edition.variants, sections, ids };
}

/** Sections that are written at one place and have another id in each of two editions, where neither has that of the other. */
function renamedSections(there: Outline, here: Outline): Map<Section, Section> {
  const key = ({ kind, source }: Section) => `${kind} ${source}`;
  const only = (own: Outline, other: Outline) =>
    Map.groupBy(
      own.sections.filter(({ id }) => !other.ids.has(id)),
      key,
    );
  const counterparts = only(here, there);
  return new Map(
    // A loop writes many at one place, in the same order.
    [...only(there, here)].flatMap(([at, sections]) =>
      sections.flatMap((section, i) => {
        const counterpart = counterparts.get(at)?.[i];
        return counterpart ? [[section, counterpart] as const] : [];
      }),
    ),
  );
}

/** Where readers of a section are led: to the other tabs of its group, or to the last heading before it that is here too. */
function nearest(
  sections: readonly Section[],
  place: number,
  here: Outline,
  idHere: (section: Section) => string | undefined,
): AbsentSection['near'] {
  const { group } = sections[place]!;
  const sibling =
    group &&
    sections
      .filter((section) => section.group === group)
      .map(idHere)
      .find((id) => id !== undefined);
  if (sibling) return { kind: 'tab', id: here.sections.find(({ id }) => id === sibling)?.group ?? sibling };
  for (let i = place - 1; i >= 0; i--) {
    const section = sections[i]!;
    const id = section.kind === 'heading' ? idHere(section) : undefined;
    if (id !== undefined) return section.isTitle ? undefined : { kind: 'heading', id };
  }
  return undefined;
}
