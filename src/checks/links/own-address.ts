import type { Rule, RuleFinding } from '../rule.ts';
import type { OwnLink } from './references.ts';

export const ownAddress: Rule = {
  name: 'own-address',
  severity: 'warning',
  title: "Links that name the site's own address",
  why: 'A link to the whole address of a page leads out of a preview, and out of the version that is read, and nobody notices when the page is gone. The path of its file is followed and checked in every version.',
  example: {
    wrong: '# Orders\n\nSee [refunds](https://orbit.example/cloud/refunds/).\n',
    right: '# Orders\n\nSee [refunds](refunds.md).\n',
    files: {
      'refunds.md': '# Refunds\n\nMoney comes back.\n',
      'site.yml':
        'title: Orbit\nurl: https://orbit.example\nproducts:\n  - { id: cloud, name: Orbit Cloud }\n  - { id: orbit, name: Orbit Server, versions: ["1.0.0"] }\n',
    },
  },
  usesReferences: true,
  *check({ references }) {
    for (const link of references.own) {
      const finding = judge(link);
      if (finding) yield finding;
    }
  },
};

function judge({ address, document, isThere, place, variants }: OwnLink): RuleFinding | undefined {
  if (!isThere)
    return {
      message: `Nothing is at "${address}", which is an address of this site.`,
      hint: 'Write the path of the page, or take the link away.',
      place,
      variants: variants.ids,
    };
  // The start of the site, and files for download, may be meant as such.
  if (!document) return undefined;
  return {
    message: `This link leads to a page of this site by its whole address, "${address}".`,
    hint: `Write {{ base_path }}/${document.page.slug === '' ? '' : `${document.page.slug}/`}, or the path of its file.`,
    place,
    variants: variants.ids,
  };
}
