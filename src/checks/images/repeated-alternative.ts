import type { Rule } from '../rule.ts';

export const repeatedAlternative: Rule = {
  name: 'repeated-alternative',
  severity: 'warning',
  title: 'Different pictures with the same text',
  why: 'Readers who cannot see pictures tell them apart by their texts. Of two pictures of one page with the same text, one says what it does not show, most often because it was copied.',
  example: {
    wrong: '# Orders\n\n![The list of orders](list.png)\n\n![The list of orders](refund.png)\n',
    right: '# Orders\n\n![The list of orders](list.png)\n\n![The refund of an order](refund.png)\n',
    files: { 'list.png': '', 'refund.png': '' },
  },
  *look({ editions }) {
    for (const edition of editions) {
      const targets = new Map<string, string>();
      for (const { target, text, whole, range, line } of edition.collector.images) {
        const said = text.trim().toLowerCase();
        const known = targets.get(said);
        // One picture for light pages and one for dark ones show the same.
        if (said === '' || /#only-(?:light|dark)$/.test(target)) continue;
        if (known === undefined) targets.set(said, target);
        if (known === undefined || known === target) continue;
        yield {
          message: 'Another picture of this page, above, has the same text.',
          hint: 'Say what this one shows and the other does not.',
          place: edition.place(whole ?? range, line),
          variants: edition.variants.ids,
        };
      }
    }
  },
};
