import {
  type HtmlElement,
  type HtmlPart,
  isElement,
  isPhrasing,
  nameless,
  passageOf,
  print,
} from './part.ts';

/** What stands side by side: an element that is a block, or the text between two such. */
export type Unit = { kind: 'block'; element: HtmlElement } | { kind: 'text'; parts: HtmlPart[] };

/** An element among them. */
export type BlockUnit = Extract<Unit, { kind: 'block' }>;

/** Blocks, and the texts between them; space between blocks says nothing. */
export function unitsOf(parts: readonly HtmlPart[]): Unit[] {
  const units: Unit[] = [];
  for (const part of parts) {
    const last = units.at(-1);
    if (!isPhrasing(part)) units.push({ kind: 'block', element: part as HtmlElement });
    else if (last?.kind === 'text') last.parts.push(part);
    else units.push({ kind: 'text', parts: [part] });
  }
  return units.filter((unit) => unit.kind === 'block' || !isBlank(unit.parts));
}

function isBlank(parts: readonly HtmlPart[]): boolean {
  return parts.every((part) => !isElement(part) && part.text.trim() === '');
}

/** By which two are known to be one; equal for no others. */
export function keyOf(unit: Unit): string {
  if (unit.kind === 'text') return print(unit.parts);
  const passage = passageOf(unit.element);
  return passage === undefined ? print([nameless(unit.element)]) : `${unit.element.name} ${passage}`;
}
