import { passagesOf } from '../../apparatus/recent-passages.ts';
import { checkContent } from '../../checks/check-content.ts';
import { narrowed } from '../../checks/narrowed.ts';
import { RULES } from '../../checks/rules.ts';
import type { PassageReading } from '../../engine/library/edition/passage-readings.ts';
import type { ExplainableLibrary } from '../../engine/library/explain.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import type { Place } from '../../engine/place.ts';
import { type Branch, describeBranch } from '../../engine/template/condition.ts';
import { FOR_WRITERS, type VariantSet } from '../../engine/variants/variant-set.ts';
import { DEMO_STATES } from '../model/demo-states.ts';
import { describeVariants } from '../report/describe-variants.ts';

/** What X-ray shows of a page: as data, for the browser. */
export interface XrayPage {
  /** the document: its variant, and the page's file */
  variant: string;
  file: string;
  passages: XrayPassage[];
  findings: {
    severity: 'error' | 'warning';
    message: string;
    hint: string;
    variants: string;
    place: Place | undefined;
  }[];
  /** the page in the other variants that have it */
  others: { variant: string; url: string }[];
}

/** A passage that not all variants have alike. */
export interface XrayPassage {
  /** of its element: `data-passage` */
  number: number;
  kind: string;
  /** whether the variant at hand has it */
  isHere: boolean;
  /** the innermost condition around it; undefined for text that is otherwise by a variable alone */
  condition: string | undefined;
  /** of the tag of the condition, or of the text itself */
  place: Place;
  /** the variants that have it, in words */
  variants: string;
  /** with what words it begins */
  beginning: string;
  /** how it reads in variants in which it does not read as here */
  readings: { variants: string; text: string }[];
}

const MOST_LETTERS = 160;
const MOST_READINGS = 6;

/** What X-ray shows of a document. */
export async function xrayPage(
  library: Library & ExplainableLibrary,
  { page, variant }: Document,
): Promise<XrayPage> {
  const files = new Set(library.files(page));
  // Of rules that look at all pages together, the check alone knows everything.
  const findings = (await checkContent(narrowed(library, [page]), RULES, DEMO_STATES)).filter(
    ({ place }) => place === undefined || files.has(place.file),
  );
  const passages = await passagesOf(library, page);
  const whole = library.variantsOf(page);
  const here = passages.in(variant) ?? [];
  const own = numbered(here, whole);
  const known = numbersIn(here);
  const all = new Map<number, PassageReading[]>();
  for (const { variants } of library.editions(page)) {
    const [first] = variants;
    const readings = (first && passages.in(first)) ?? [];
    for (const reading of numbered(readings, whole).values())
      if (own.has(reading.number!) || !known.has(reading.number!))
        all.set(reading.number!, [...(all.get(reading.number!) ?? []), reading]);
  }
  const others = [...whole].filter((each) => each !== variant);
  return {
    variant: variant.id,
    file: page.path,
    passages: [...all]
      .toSorted(([a], [b]) => a - b)
      .map(([number, readings]) => passageOf(number, own.get(number), readings)),
    findings: findings.map(({ severity, message, hint = '', variants, place }) => ({
      severity,
      message,
      hint,
      variants: variants ? describeVariants(variants, library.site) : '',
      place,
    })),
    others: others.map((each) => ({ variant: each.id, url: library.document(page, each)!.url })),
  };
}

function passageOf(
  number: number,
  own: PassageReading | undefined,
  readings: readonly PassageReading[],
): XrayPassage {
  const shown = own ?? readings[0]!;
  const branch = shown.origin.branches.at(-1);
  const otherwise = new Map<string, VariantSet>();
  for (const each of readings) if (each.reading !== own?.reading) otherwise.set(short(each.text), each.same);
  return {
    number,
    kind: shown.kind,
    isHere: own !== undefined,
    condition: branch && describeBranch(branch),
    place: placeOf(branch, shown),
    variants: shown.variants.describe(FOR_WRITERS),
    beginning: short(shown.text),
    readings: [...otherwise]
      .slice(0, MOST_READINGS)
      .map(([text, variants]) => ({ variants: variants.describe(FOR_WRITERS), text })),
  };
}

function placeOf(branch: Branch | undefined, { origin }: PassageReading): Place {
  const { file, line, column } = branch?.place ?? origin.place;
  return { file, line, ...(column === undefined ? {} : { column }) };
}

/**
 * Those that have a number, with all that is in them; but for what is otherwise only since something in it is: that says where.
 *
 * @param whole the variants in which the page exists
 */
function numbered(readings: readonly PassageReading[], whole: VariantSet): Map<number, PassageReading> {
  const found = new Map<number, PassageReading>();
  const visit = (reading: PassageReading, around: VariantSet): void => {
    const { number, variants, children } = reading;
    const before = found.size;
    for (const child of children) visit(child, variants);
    const isSaid = found.size > before && variants.equals(around);
    if (number !== undefined && !isSaid && !found.has(number)) found.set(number, reading);
  };
  for (const reading of readings) visit(reading, whole);
  return found;
}

/** All numbers of passages and of what is in them. */
function numbersIn(readings: readonly PassageReading[]): Set<number> {
  const found = new Set<number>();
  const visit = ({ number, children }: PassageReading): void => {
    if (number !== undefined) found.add(number);
    children.forEach(visit);
  };
  readings.forEach(visit);
  return found;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS - 1)}…` : line;
}
