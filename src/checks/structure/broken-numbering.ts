import type { OpenEdition } from '../open-page.ts';
import type { Rule } from '../rule.ts';

export const brokenNumbering: Rule = {
  name: 'broken-numbering',
  severity: 'warning',
  title: 'Steps whose numbers a condition leaves out',
  why: 'The numbers of a list count by themselves, whatever is taken out of it. Where text interrupts the steps, the second part begins with the number that is written: it is wrong in the variants in which a condition has taken a step away.',
  example: {
    wrong:
      '# Orders\n\n1. Open the order.\n{% if is_version >= "1.1.0" %}\n2. Choose a refund.\n{% endif %}\n\nYou can go back at any time.\n\n3. Save it.\n',
    right:
      '# Orders\n\n1. Open the order.\n{% if is_version >= "1.1.0" %}\n2. Choose a refund.\n{% endif %}\n\n    You can go back at any time.\n\n3. Save it.\n',
  },
  *look({ editions }) {
    const lists = editions.map(beginnings);
    const fine = new Set(
      lists.flatMap(({ items, broken }) => [...items].filter((source) => !broken.has(source))),
    );
    for (const [index, { variants, provenance }] of editions.entries())
      for (const [source, { line, number, before }] of lists[index]!.broken) {
        // What is so everywhere was meant.
        if (!fine.has(source)) continue;
        yield {
          message:
            before === undefined
              ? `The steps begin with ${number} here: those before it stand under a condition.`
              : `Step ${number} follows step ${before} here: what is between them stands under a condition.`,
          hint: 'Indent what interrupts the steps, so that they are one list, or put the number under the condition as well.',
          place: provenance.place(line),
          variants: variants.ids,
        };
      }
  },
};

/** The first item of a list whose number does not follow on those before it. */
interface Break {
  line: number;
  number: number;
  /** the last number before it, if there is one */
  before: number | undefined;
}

/** The items of an edition's numbered lists, by where they stand in the source, and those at which the numbers break. */
function beginnings({ tokens, provenance }: OpenEdition): { items: Set<number>; broken: Map<number, Break> } {
  const items = new Set<number>();
  const broken = new Map<number, Break>();
  /** by the level of a list, the last number of the one before it */
  const last = new Map<number, number>();
  const open: { level: number; number: number; isFirst: boolean; start: number }[] = [];
  for (const token of tokens) {
    const { type, level, map } = token;
    if (type === 'heading_open') last.clear();
    else if (type === 'ordered_list_open') {
      const start = Number(token.attrGet('start') ?? 1);
      open.push({ level, number: start - 1, isFirst: true, start });
    } else if (type === 'ordered_list_close') {
      const list = open.pop()!;
      last.set(list.level, list.number);
      for (const deeper of [...last.keys()]) if (deeper > list.level) last.delete(deeper);
    } else if (type === 'list_item_open' && open.at(-1)?.level === level - 1 && map) {
      const list = open.at(-1)!;
      list.number++;
      const source = provenance.sourceOffset(map[0]);
      items.add(source);
      const before = last.get(list.level);
      if (list.isFirst && list.start > 1 && before !== list.start - 1)
        broken.set(source, { line: map[0], number: list.start, before });
      list.isFirst = false;
    }
  }
  return { items, broken };
}
