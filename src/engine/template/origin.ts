import type { Extent, Place } from '../place.ts';
import type { Branch } from './condition.ts';

/** A part of one line of templated text that has one origin. */
export interface Span {
  text: string;
  /** offset of its first character in the templated text */
  start: number;
  /** of its first character that is not a space */
  place: Place;
  /** of the text itself, or of the whole tag that prints it; undefined for the indentation that an include gives to a line */
  extent: Extent | undefined;
  /** where it was printed, when it was made elsewhere: tags that call a macro or print a captured text, outermost first */
  via: readonly Place[];
  /** the calls of macros and the rounds of loops that it stands in, as a key */
  around: string;
  /** the same in every variant of the page that has it, and another for each call of a macro, include and round of a loop */
  key: string;
  /** every branch around it, outermost first: those around the tags that print it come before those around its own place */
  branches: readonly Branch[];
  /** what the `{{ … }}` says that the text came out of; undefined for text of the source itself */
  expression: string | undefined;
}

/** Where a stretch of templated text comes from. */
export interface Origin {
  /**
   * what a reader sees of it, in order, each part with an origin of its own. Their keys are the same in every variant of the
   * page that has the part, and others in each round of a loop, call of a macro and include
   */
  parts: readonly Span[];
  /** of the first character that is not a space */
  place: Place;
  /** the tags that print it there, when it was made elsewhere, outermost first */
  via: readonly Place[];
  /** the branches around all of it, outermost first */
  branches: readonly Branch[];
  /** what its parts cover in their files, in order; those that follow one another are one */
  extents: readonly Extent[];
}

/** The branches around all of some parts, outermost first. */
export function commonBranches(parts: readonly Pick<Span, 'branches'>[]): readonly Branch[] {
  let branches: readonly Branch[] = parts[0]?.branches ?? [];
  for (const part of parts) {
    const differs = branches.findIndex((branch, index) => branch !== part.branches[index]);
    if (differs >= 0) branches = branches.slice(0, differs);
  }
  return branches;
}

/** The origin that some parts have together. All but its parts is made when somebody asks. */
export class PartsOrigin implements Origin {
  readonly parts: readonly Span[];
  readonly #placeOfNothing: () => Place;

  /** @param placeOfNothing where a stretch stands in which a reader sees nothing */
  constructor(parts: readonly Span[], placeOfNothing: () => Place) {
    this.parts = parts;
    this.#placeOfNothing = placeOfNothing;
  }

  get place(): Place {
    return this.parts[0]?.place ?? this.#placeOfNothing();
  }

  get via(): readonly Place[] {
    return this.parts[0]?.via ?? [];
  }

  get branches(): readonly Branch[] {
    return commonBranches(this.parts);
  }

  get extents(): readonly Extent[] {
    return extentsOf(this.parts);
  }
}

/** The extents of some parts, those that touch in one. */
function extentsOf(parts: readonly Span[]): Extent[] {
  const found: Extent[] = [];
  for (const { extent } of parts) {
    if (!extent) continue;
    const last = found.at(-1);
    // Lines of a text that is copied as it stands end before their line breaks.
    if (last?.file === extent.file && (last.end === extent.start || last.end + 1 === extent.start))
      last.end = extent.end;
    else if (last?.file !== extent.file || last.start !== extent.start || last.end !== extent.end)
      found.push({ ...extent });
  }
  return found;
}
