import nodes from 'nunjucks/src/nodes.js';
import type { RuntimeProblem } from './problem.ts';
import { visit } from './syntax.ts';

/** A `{% set %}` in a loop of a name that has a value outside. */
interface InnerSet {
  node: nodes.Set;
  /** how many loops are around */
  loops: number;
}

/**
 * Finds `{% set %}` tags in loops that seem to change a variable from outside. As in Jinja, what is set in a round of a
 * loop ends with the round, and the variable outside stays what it was.
 *
 * @param offsetOf leads a node's position to the expanded text
 */
export function checkLostSets(root: nodes.Node, offsetOf: (node: nodes.Node) => number): RuntimeProblem[] {
  const problems: RuntimeProblem[] = [];
  const bodies: nodes.Node[] = [root];
  for (const body of bodies) {
    const scope = new Scope((name, node) => problems.push(lostSet(name, offsetOf(node))));
    visit(body, (node, depth) => {
      scope.leave(depth);
      // A macro knows no variables but its own.
      if (node instanceof nodes.Macro && !(node instanceof nodes.Caller)) {
        bodies.push(node.body);
        return false;
      }
      return scope.see(node, depth);
    });
    scope.leave(0);
  }
  return problems;
}

function lostSet(name: string, offset: number): RuntimeProblem {
  return {
    severity: 'warning',
    rule: 'lost-set',
    message: `This sets "${name}" for one round of the loop only; after it, "${name}" is what it was before.`,
    hint: `To count or collect, write {% set found = namespace(${name}=…) %} before the loop and {% set found.${name} = … %} in it.`,
    offset,
  };
}

/** The variables of a page or a macro while it is walked through. */
class Scope {
  readonly #lose: (name: string, node: nodes.Set) => void;
  /** for each name, in how many loops it was set where it reaches furthest */
  readonly #defined = new Map<string, number>();
  readonly #inner = new Map<string, InnerSet>();
  /** names that are written, not read */
  readonly #written = new WeakSet<nodes.Node>();
  /** loops and sets that are walked through, and how deep they stand */
  readonly #open: { depth: number; node: nodes.For | nodes.Set }[] = [];
  #loops = 0;

  constructor(lose: (name: string, node: nodes.Set) => void) {
    this.#lose = lose;
  }

  /** Ends what does not hold a node of this depth. */
  leave(depth: number): void {
    while (this.#open.length > 0 && this.#open.at(-1)!.depth >= depth) {
      const { node } = this.#open.pop()!;
      if (node instanceof nodes.For) this.#loops--;
      else for (const { value: name } of node.targets) this.#set(name, node);
    }
  }

  see(node: nodes.Node, depth: number): void {
    if (node instanceof nodes.For) {
      this.#open.push({ depth, node });
      this.#loops++;
      visit(node.name, (name) => this.#written.add(name));
    } else if (node instanceof nodes.Set) {
      this.#open.push({ depth, node });
      for (const target of node.targets) this.#written.add(target);
    } else if (node instanceof nodes.Symbol && !this.#written.has(node)) this.#read(node.value);
  }

  #set(name: string, node: nodes.Set): void {
    const outside = this.#defined.get(name);
    if (outside === undefined || this.#loops <= outside) {
      this.#defined.set(name, this.#loops);
      this.#inner.delete(name);
    } else if (node.value && !(node.value instanceof nodes.Capture) && mentions(node.value, name))
      this.#lose(name, node);
    else this.#inner.set(name, { node, loops: this.#loops });
  }

  #read(name: string): void {
    const set = this.#inner.get(name);
    if (!set || this.#loops >= set.loops) return;
    this.#inner.delete(name);
    this.#lose(name, set.node);
  }
}

function mentions(value: nodes.Node, name: string): boolean {
  let found = false;
  visit(value, (part) => {
    found ||= part instanceof nodes.Symbol && part.value === name;
    return !found;
  });
  return found;
}
