import { type ConfigNode, nodeAt, textOf } from '../config-node.ts';

/** In which order what lies in a folder stands where nobody says it. */
export interface NavOrder {
  by: 'path' | 'filename' | 'title';
  isDescending: boolean;
  /** whether numbers in names count as such: `a2` before `a10` */
  isNatural: boolean;
  ignoresCase: boolean;
  /** where folders stand among pages */
  folders: 'first' | 'last' | 'mixed';
  /** whether the index of a folder comes before everything */
  indexFirst: boolean;
}

/** As MkDocs itself orders what nobody orders. */
export const PLAIN: NavOrder = {
  by: 'path',
  isDescending: false,
  isNatural: false,
  ignoresCase: false,
  folders: 'last',
  indexFirst: true,
};

/** What `sort` says of an order, over one that is there already. */
export function orderOf(sort: ConfigNode | undefined, below: NavOrder): NavOrder {
  const said = (key: string) => textOf(nodeAt(sort, key));
  const by = said('by');
  const folders = said('sections');
  return {
    by: by === 'title' || by === 'filename' || by === 'path' ? by : below.by,
    isDescending: said('direction') === undefined ? below.isDescending : said('direction') === 'desc',
    isNatural: said('type') === undefined ? below.isNatural : said('type') === 'natural',
    ignoresCase: flag(said('ignore_case')) ?? below.ignoresCase,
    folders: folders === 'first' || folders === 'mixed' || folders === 'last' ? folders : below.folders,
    indexFirst: below.indexFirst,
  };
}

/** What a configuration says with `true` or anything else. */
export function flag(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text === 'true';
}

/** Compares names: numbers as the text they are or by what they count, and letters by their code, as MkDocs does. */
export function compareNames(a: string, b: string, { isNatural, ignoresCase }: NavOrder): number {
  const [left, right] = ignoresCase ? [a.toLowerCase(), b.toLowerCase()] : [a, b];
  const order = isNatural ? compareParts(partsOf(left), partsOf(right)) : 0;
  return order || (left < right ? -1 : left > right ? 1 : 0);
}

function partsOf(name: string): string[] {
  return name.split(/(\d+)/);
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left, right] = [a[index]!, b[index]!];
    if (left === right) continue;
    // Every other part is a number.
    const difference = index % 2 === 1 ? Number(left) - Number(right) : 0;
    return difference || (left < right ? -1 : 1);
  }
  return a.length - b.length;
}
