import type { Library, Page } from '../../engine/library/types.ts';
import { documentsOf } from '../model/documents-of.ts';
import { deal } from './deal.ts';

/** A share of the pages of a site: the second of eight. */
export interface Share {
  /** from 1 */
  number: number;
  of: number;
}

/** More machines than this nobody has, and a typing error does not make a million empty parts. */
const MOST = 1000;

/** Reads a share as people write it, `2/8`; undefined for anything else. */
export function readShare(text: string): Share | undefined {
  const [, number, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (number === undefined || of === undefined) return undefined;
  return number >= 1 && number <= of && of <= MOST ? { number, of } : undefined;
}

/** A share as people write it. */
export function nameOfShare({ number, of }: Share): string {
  return `${number}/${of}`;
}

/** The pages of a share, in their order. It depends on nothing but which pages there are, in which variants. */
export function pagesOfShare(library: Library, { number, of }: Share): Page[] {
  const weights = library.pages.map((page) => documentsOf(library, page).length);
  return deal(weights, of)[number - 1]!.map((place) => library.pages[place]!);
}
