import { isPlain } from './plain.ts';

/** A run of nodes that a fresh page has others for, below one element. */
interface Patch {
  parent: Element;
  /** the node before the run; null where it comes first */
  after: Node | null;
  old: readonly Node[];
  fresh: readonly Node[];
}

/**
 * The page as the server sent it, before its scripts gave it buttons and opened tabs, with what became of each node. So a change of its
 * text is found by comparing two pages of the server's, and put where it belongs in the one that is open.
 */
export class ShownPage {
  readonly #root: Element;
  readonly #live = new WeakMap<Node, Node>();

  /** @param document whose scripts have not run yet */
  constructor({ documentElement }: Document) {
    this.#root = documentElement.cloneNode(true) as Element;
    this.#pair(this.#root, documentElement);
  }

  /**
   * Brings the open page to what a fresh one says, where they differ in plain text only.
   *
   * @returns false when they differ in anything else or in nothing, or a script has moved what is to change; then nothing is done
   */
  become({ documentElement }: Document): boolean {
    const patches: Patch[] = [];
    if (!compare(this.#root, documentElement, patches)) return false;
    if (patches.length === 0 || !patches.every((patch) => this.#fits(patch))) return false;
    for (const patch of patches) this.#apply(patch);
    return true;
  }

  #pair(kept: Node, live: Node): void {
    this.#live.set(kept, live);
    const lives = live.childNodes;
    kept.childNodes.forEach((child, index) => {
      this.#pair(child, lives[index]!);
    });
  }

  /** Whether what a patch is about is still where the server had it. */
  #fits({ parent, after, old }: Patch): boolean {
    const live = this.#live.get(parent);
    const nodes = [...(after ? [after] : []), ...old].map((node) => this.#live.get(node));
    return (
      live?.isConnected === true &&
      nodes.every(
        (node, index) => node?.parentNode === live && (index === 0 || nodes[index - 1]!.nextSibling === node),
      )
    );
  }

  #apply({ parent, after, old, fresh }: Patch): void {
    for (const node of old) {
      (this.#live.get(node) as ChildNode).remove();
      (node as ChildNode).remove();
    }
    let last = after;
    for (const node of fresh) {
      const kept = document.importNode(node, true);
      const live = kept.cloneNode(true);
      insertAfter(parent, last, kept);
      insertAfter(this.#live.get(parent) as Element, last && this.#live.get(last)!, live);
      this.#pair(kept, live);
      last = kept;
    }
  }
}

function insertAfter(parent: Element, before: Node | null, node: Node): void {
  parent.insertBefore(node, before ? before.nextSibling : parent.firstChild);
}

/** Finds what differs between two elements of the same name; returns false where that is not plain. */
function compare(before: Element, after: Element, patches: Patch[]): boolean {
  if (before.isEqualNode(after)) return true;
  const [some, others] = [before, after].map((element) =>
    [...element.childNodes].filter((node) => !isRevision(node)),
  );
  const [olds, news] = [some!, others!];
  let start = 0;
  while (olds[start] && news[start] && olds[start]!.isEqualNode(news[start]!)) start++;
  let end = 0;
  while (
    end < Math.min(olds.length, news.length) - start &&
    olds.at(-1 - end)!.isEqualNode(news.at(-1 - end)!)
  )
    end++;
  const old = olds.slice(start, olds.length - end);
  const fresh = news.slice(start, news.length - end);
  if (old.length === fresh.length && old.every((node, index) => areAlike(node, fresh[index]!)))
    return old.every((node, index) => compare(node as Element, fresh[index] as Element, patches));
  if (![...old, ...fresh].every(isPlain)) return false;
  patches.push({ parent: before, after: olds[start - 1] ?? null, old, fresh });
  return true;
}

/** Whether two nodes are elements that differ in their content only. */
function areAlike(before: Node, after: Node): boolean {
  return (
    before instanceof Element && after instanceof Element && before.cloneNode().isEqualNode(after.cloneNode())
  );
}

/** Whether a node says which revision of the content its page shows; that is another in each. */
function isRevision(node: Node): boolean {
  return node instanceof HTMLScriptElement && node.dataset.revision !== undefined;
}
