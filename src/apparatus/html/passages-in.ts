import { type HtmlElement, type HtmlPart, isElement, isPhrasing, passageOf } from './part.ts';

/** The elements that are passages, by their numbers; of several with one number, the last. */
export function passagesIn(parts: readonly HtmlPart[]): Map<string, HtmlElement> {
  const found = new Map<string, HtmlElement>();
  visitPassages(parts, (passage, element) => found.set(passage, element));
  return found;
}

/** The passages of which a text has several elements. */
export function repeatedIn(parts: readonly HtmlPart[]): Set<string> {
  const [met, repeated] = [new Set<string>(), new Set<string>()];
  visitPassages(parts, (passage) => (met.has(passage) ? repeated : met).add(passage));
  return repeated;
}

function visitPassages(
  parts: readonly HtmlPart[],
  take: (passage: string, element: HtmlElement) => void,
): void {
  for (const part of parts) {
    if (!isElement(part)) continue;
    const passage = passageOf(part);
    if (passage !== undefined && !isPhrasing(part)) take(passage, part);
    visitPassages(part.parts, take);
  }
}

/** Whether something in an element is among passages of another text. */
export function holdsAny(element: HtmlElement, others: ReadonlyMap<string, HtmlElement>): boolean {
  return element.parts.some((part) => {
    if (!isElement(part)) return false;
    const passage = passageOf(part);
    return (
      (passage !== undefined && !isPhrasing(part) && others.get(passage)?.name === part.name) ||
      holdsAny(part, others)
    );
  });
}
