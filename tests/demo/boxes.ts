import type { Page } from 'playwright';

/**
 * Every way in which something in a demo leaves its box: an element that is wider or higher than what it stands in, text that
 * stands outside its element, text that is cut off, and a page that scrolls sideways; with what unfolds folded, and unfolded. Empty
 * where all is well.
 */
export function strays(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Boxes of letters and of the lines that they stand in differ by this much (px). */
    const LEADING = 4;
    const found: string[] = [];
    const name = (part: Element): string => `${part.tagName.toLowerCase()}.${part.className}`;
    // Every part is asked about by all that stands in it. Until something unfolds, all keep their places.
    let boxes = new Map<Element, DOMRect>();
    let scrolling = new Map<Element, boolean>();
    const boxOf = (part: Element): DOMRect => {
      const box = boxes.get(part) ?? part.getBoundingClientRect();
      boxes.set(part, box);
      return box;
    };
    const scrolls = (part: Element): boolean => {
      const known = scrolling.get(part) ?? /auto|scroll/.test(getComputedStyle(part).overflowY);
      scrolling.set(part, known);
      return known;
    };
    const check = (box: DOMRect, part: Element, what: string): void => {
      const outer = boxOf(part);
      if (box.left < outer.left - 1 || box.right > outer.right + 1)
        found.push(
          `${what} stands ${Math.round(box.left)}–${Math.round(box.right)} in ${name(part)} ${Math.round(outer.left)}–${Math.round(outer.right)}`,
        );
      if (!scrolls(part) && (box.top < outer.top - LEADING || box.bottom > outer.bottom + LEADING))
        found.push(
          `${what} stands ${Math.round(box.top)}–${Math.round(box.bottom)} high in ${name(part)} ${Math.round(outer.top)}–${Math.round(outer.bottom)}`,
        );
    };
    const checkAll = (ui: Element): void => {
      boxes = new Map();
      scrolling = new Map();
      for (const part of ui.querySelectorAll('*')) {
        if (!part.checkVisibility() || part.closest('.unseen')) continue;
        const box = boxOf(part);
        // A phone scrolls its messages; what stands in it is measured up to it.
        for (let outer = part.parentElement!; outer !== ui.parentElement; outer = outer.parentElement!) {
          check(box, outer, name(part));
          if (scrolls(outer)) break;
        }
        if (!part.matches('input') && getComputedStyle(part).display !== 'inline') {
          const isWide = part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0;
          const isHigh =
            !scrolls(part) && part.scrollHeight > part.clientHeight + LEADING && part.clientHeight > 0;
          if (isWide || isHigh) found.push(`${name(part)} cuts off what it holds`);
        }
        for (const node of part.childNodes) {
          if (node.nodeType !== Node.TEXT_NODE) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const line of [...range.getClientRects()].filter(({ width }) => width > 0))
            check(line, part, `“${node.textContent!.slice(0, 20)}” in ${name(part)}`);
        }
      }
    };
    const demos = [...document.querySelectorAll('recovery-demo .ui')].filter((part) =>
      part.checkVisibility(),
    );
    for (const ui of demos) {
      const folds = [...ui.querySelectorAll('details')];
      for (const isOpen of [false, true]) {
        for (const details of folds) details.open = isOpen;
        checkAll(ui);
        for (const details of folds) details.open = false;
      }
    }
    if (demos.length === 0) found.push('no demo can be seen');
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      found.push(`the page is ${scrollWidth - clientWidth} px wider than the screen`);
    return found;
  });
}
