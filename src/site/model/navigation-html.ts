import { say } from '../../engine/language/say.ts';
import type { NavNode } from '../../engine/library/types.ts';
import { hrefOf } from './href.ts';
import { escapeHtml } from './html.ts';
import { FRAGMENT } from './navigation-fragment.ts';
import { withOwnPrefix } from './own-words.ts';
import type { VariantModel } from './variant-model.ts';

/** A variant with no more entries than this has its whole navigation in every page: nothing needs to be fetched. */
const WHOLE = 48;
/** Longer lists are cut into parts of this many entries; a page shows the part that it is in. */
export const PART = 24;
/** Entries of one list in what is fetched; more are on the page of their section. */
const FETCHED = 200;

const BRANCHES = new WeakMap<VariantModel, Map<string, { own: string; shared: string }>>();

/**
 * The navigation in a page: all of a small variant, else the top level and the branch of the page.
 *
 * Pages of the same branch share its HTML, and differ in where `aria-current` stands.
 *
 * @param isShared whether the character for the variant's own prefix stands in its links
 */
export function branchHtml(model: VariantModel, url: string, base: string, isShared = false): string {
  const branches = BRANCHES.get(model) ?? new Map<string, { own: string; shared: string }>();
  BRANCHES.set(model, branches);
  const trail = isSmall(model) ? undefined : (model.trail.get(url) ?? []);
  const key = trail ? branchKey(model, trail) : '';
  let branch = branches.get(key);
  if (branch === undefined) {
    const own = list({ model, base, trail, part: PART }, model.tree, 0);
    branch = { own, shared: withOwnPrefix(own, model.variant, base) };
    branches.set(key, branch);
  }
  const html = isShared ? branch.shared : branch.own;
  const plain = `href="${escapeHtml(base + url)}"`;
  const link = isShared ? withOwnPrefix(plain, model.variant, base) : plain;
  return html.replace(link, () => `${link} aria-current="page"`);
}

/** The list of a group that pages elsewhere in the navigation leave out. */
export interface NavigationFragment {
  /** where it is fetched from when a reader opens the group: below the group's own address */
  url: string;
  html: () => string;
}

/** What pages of a variant leave out of its navigation, group by group, so that no file grows with the variant. */
export function navigationFragments(model: VariantModel, base: string): NavigationFragment[] {
  if (isSmall(model)) return [];
  const found = new Map<string, NavigationFragment>();
  const visit = (node: NavNode): void => {
    if (node.children.length === 0) return;
    const url = model.urlOf.get(node)! + FRAGMENT;
    // Where two groups have one page, it is the first one's.
    if (!found.has(url))
      found.set(url, {
        url,
        html: () => list({ model, base, of: node, ...fragmentOf(node) }, node.children, 0),
      });
    node.children.forEach(visit);
  };
  model.tree.forEach(visit);
  return [...found.values()];
}

/** How a fragment is listed: a group of few entries with all that is below it. */
function fragmentOf(node: NavNode): Pick<Context, 'trail' | 'part'> {
  return { trail: countBelow(node, WHOLE) > WHOLE ? [] : undefined, part: FETCHED };
}

/** How many entries are below one; stops counting above `most`. */
function countBelow({ children }: NavNode, most: number): number {
  let count = 0;
  for (const child of children) {
    count += 1 + countBelow(child, most - count);
    if (count > most) break;
  }
  return count;
}

/** Tells whether every page of the variant holds the whole navigation, so that there is nothing to fetch. */
export function isSmall(model: VariantModel): boolean {
  return model.urlOf.size <= WHOLE;
}

interface Context {
  model: VariantModel;
  base: string;
  /** the entries to open, from the top level down; undefined opens all */
  trail: NavNode[] | undefined;
  /** entries of a list that are shown where not all are open */
  part: number;
  /** whose children are listed; undefined for the top level */
  of?: NavNode;
}

function list(context: Context, nodes: NavNode[], depth: number): string {
  const { trail, part } = context;
  const start = trail ? partStart(nodes, trail[depth]) : 0;
  const shown = trail ? nodes.slice(start, start + part) : nodes;
  const items = shown.map((node) => {
    const link = anchor(context, node, escapeHtml(node.title));
    if (node.children.length === 0) return `<li>${link}</li>`;
    const open = trail === undefined || trail[depth] === node;
    if (!open) return `<li class="group">${link}</li>`;
    const label = escapeHtml(say(context.model.language, 'page.unfold', { section: node.title }));
    return `<li class="group">${link}<details open><summary aria-label="${label}"></summary>${list(context, node.children, depth + 1)}</details></li>`;
  });
  if (shown.length < nodes.length) {
    // Leads to the list of a section that is too long to stand in every page of it.
    items.push(
      `<li class="rest">${anchor(context, trail?.[depth - 1] ?? context.of, say(context.model.language, 'list.all', { count: nodes.length }))}</li>`,
    );
  }
  return `<ul>${items.join('')}</ul>`;
}

function anchor({ model, base }: Context, node: NavNode | undefined, html: string): string {
  const url = node ? model.urlOf.get(node)! : model.home;
  return `<a href="${escapeHtml(hrefOf(base, url))}">${html}</a>`;
}

function partStart(nodes: NavNode[], current: NavNode | undefined): number {
  const index = current ? nodes.indexOf(current) : 0;
  return Math.floor(Math.max(0, index) / PART) * PART;
}

/** Equal for pages whose branches look the same. */
function branchKey(model: VariantModel, trail: NavNode[]): string {
  return trail
    .map((node, depth) => {
      const siblings = depth === 0 ? model.tree : trail[depth - 1]!.children;
      const start = partStart(siblings, node);
      return node.children.length > 0 ? `${start}:${model.urlOf.get(node)}` : String(start);
    })
    .join(' ');
}
