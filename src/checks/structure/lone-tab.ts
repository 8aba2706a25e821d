import type { OpenEdition } from '../open-page.ts';
import type { Rule } from '../rule.ts';

export const loneTab: Rule = {
  name: 'lone-tab',
  severity: 'warning',
  title: 'Groups of which a condition leaves one tab',
  why: 'Tabs offer a choice. Where a condition has taken the others away, readers see a tab that they cannot change, and look for what is missing.',
  example: {
    wrong:
      '# Orders\n\n=== "Card"\n\n    Pay by card.\n\n{% if is_version >= "1.1.0" %}\n=== "Voucher"\n\n    Pay by voucher.\n{% endif %}\n',
    right:
      '# Orders\n\n{% if is_version >= "1.1.0" %}\n=== "Card"\n\n    Pay by card.\n\n=== "Voucher"\n\n    Pay by voucher.\n{% else %}\nPay by card.\n{% endif %}\n',
  },
  *look({ editions }) {
    const groups = editions.map(groupsOf);
    const inCompany = new Set(
      groups.flatMap((all) => all.filter(({ length }) => length > 1).flat()).map(({ source }) => source),
    );
    for (const [index, { variants, provenance }] of editions.entries())
      for (const [tab, ...others] of groups[index]!) {
        if (!tab || others.length > 0 || !inCompany.has(tab.source)) continue;
        yield {
          message: 'Of this group, one tab is left.',
          hint: 'Where it is the only one, write its text without a tab.',
          place: provenance.place(tab.line),
          variants: variants.ids,
        };
      }
  },
};

/** A tab: where it stands in the edition, and in the source of all editions. */
interface Tab {
  line: number;
  source: number;
}

function groupsOf({ tokens, provenance }: OpenEdition): Tab[][] {
  const groups: Tab[][] = [];
  const open: Tab[][] = [];
  for (const { type, map } of tokens) {
    if (type === 'tabs_open') {
      const group: Tab[] = [];
      open.push(group);
      groups.push(group);
    } else if (type === 'tabs_close') open.pop();
    else if (type === 'tab_open' && map)
      open.at(-1)?.push({ line: map[0], source: provenance.sourceOffset(map[0]) });
  }
  return groups;
}
