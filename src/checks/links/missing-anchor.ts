import type { Document, Page } from '../../engine/library/types.ts';
import { closest, limited } from '../../engine/suggest.ts';
import { FOR_WRITERS, VariantSet } from '../../engine/variants/variant-set.ts';
import type { Content } from '../content.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { type Anchors, type DemoStates, hasAnchor } from './anchors.ts';
import type { FragmentLink } from './references.ts';

/** What links to a state of a demo begin with. */
const DEMO = 'demo:';

export const missingAnchor: Rule = {
  name: 'missing-anchor',
  severity: 'warning',
  title: 'Links to headings that are not there',
  why: 'A link with a fragment, such as `page.md#part`, leads to a heading, a tab, a note or an element with that id. Where none has it, readers land at the top of the page and look for what they were promised. Most often the heading stands under a condition and the link does not, or the heading was renamed.',
  example: {
    wrong:
      '# Orders\n\nSee [refunds](#refunds).\n\n{% if is_version >= "1.1.0" %}\n## Refunds\n\nMoney comes back.\n{% endif %}\n',
    right:
      '# Orders\n\n{% if is_version >= "1.1.0" %}\nSee [refunds](#refunds).\n\n## Refunds\n\nMoney comes back.\n{% endif %}\n\nThat is all.\n',
  },
  usesReferences: true,
  async check(content) {
    await content.readTargets();
    const suggest = limited((fragment: string, ids: Iterable<string>) => closest(fragment, ids));
    return content.references.fragments.flatMap((link) => lost(link, content, suggest) ?? []);
  },
};

function lost(
  { place, variants, fragment, written, slug, documentIn }: FragmentLink,
  { references, library: { site }, demoStates }: Content,
  suggest: (fragment: string, ids: Iterable<string>) => string | undefined,
): RuleFinding | undefined {
  const documents = new Set<Document>();
  const without = variants.filter((variant) => {
    const document = documentIn(variant);
    const anchors = document && references.anchors(document);
    if (!document || !anchors) return false;
    documents.add(document);
    return !hasAnchor(anchors, fragment, demoStates);
  });
  if (without.size === 0) return undefined;
  const pages = new Set<Page>([...documents].map(({ page }) => page));
  const editions = [...pages].flatMap((page) => references.allAnchors(page));
  const having = VariantSet.of(
    site,
    editions.flatMap((each) => (hasAnchor(each.anchors, fragment, demoStates) ? [...each.variants] : [])),
  );
  const where = slug === undefined ? 'this page' : slug === '' ? 'the start page' : `"${slug}"`;
  if (having.size > 0)
    return {
      message: `This link leads to "${written}" of ${where}, which exists only in ${having.describe(FOR_WRITERS)}.`,
      hint: 'Put the link under the condition of the heading, or lead to what every variant has.',
      place,
      variants: without.ids,
    };
  const demo = fragment.startsWith(DEMO) ? fragment.slice(DEMO.length) : undefined;
  if (demo !== undefined) {
    const shown = suggest(demo, statesOf(editions, demoStates));
    return {
      message: `No demo on ${where} can show "${demo}".`,
      hint: shown === undefined ? 'Correct the state, or take it away.' : `Did you mean "${shown}"?`,
      place,
      variants: without.ids,
    };
  }
  // A tab has the id of its label, and "tab-" before it.
  const tab = `tab-${fragment}`;
  const isTab = editions.some(({ anchors }) => anchors.ids.has(tab));
  const meant = isTab ? tab : suggest(fragment, idsIn(editions));
  return {
    message: `Nothing on ${where} is called "${written}".`,
    hint: meant === undefined ? 'Correct the fragment, or take it away.' : `Did you mean "#${meant}"?`,
    place,
    variants: without.ids,
  };
}

/** What could have been meant; read only when somebody asks. */
function* idsIn(editions: readonly { anchors: Anchors }[]): Generator<string> {
  for (const { anchors } of editions) for (const id of anchors.ids) if (!id.includes(':')) yield id;
}

/** What the demos of a page can show, as links name it: `sms-otp/lost-code`. */
function* statesOf(editions: readonly { anchors: Anchors }[], states: DemoStates = {}): Generator<string> {
  for (const { anchors } of editions)
    for (const method of anchors.demos) for (const state of states[method] ?? []) yield `${method}/${state}`;
}
