import { closest, limited } from '../suggest.ts';
import { findProduct } from '../variants/products.ts';
import type { Product } from '../variants/site.ts';
import { BUILT_INS, refusalOf } from './built-ins/table.ts';
import { systemOfFilter, systemOfName } from './foreign/foreign-names.ts';
import { adviceFor } from './parse-problem.ts';
import { didYouMean, type Problems } from './problem.ts';
import type { VariableScope } from './scope.ts';
import { isMap } from './values.ts';

/** What must be known of a page to tell what is unknown in it. */
interface UnknownWorld {
  products: readonly Product[];
  /** whether the tag at an offset stands in a code sample */
  isInCode(offset: number): boolean;
  /** names that tags which cannot be read may have defined */
  unsureNames: ReadonlySet<string>;
  /** offset from which on variables may be missing with an include that could not be read */
  incompleteFrom: number;
}

/** Tells of names and keys that are not there, with what was probably meant. */
export class UnknownReports {
  readonly #problems: Problems;
  readonly #world: UnknownWorld;
  readonly #closest = limited(closest);

  constructor(problems: Problems, world: UnknownWorld) {
    this.#problems = problems;
    this.#world = world;
  }

  /** Reports a variable that is not there, once for each place; `offset` is that of its tag in the expanded text. */
  name(name: string, scope: VariableScope, offset: number): void {
    if (this.#world.unsureNames.has(name) || this.#problems.isTold(name, offset)) return;
    // A typing mistake is one all the same.
    const isSure = offset < this.#world.incompleteFrom || this.#closest(name, scope.names()) !== undefined;
    if (!isSure) return;
    const refusal = refusalOf('global', name);
    const message = refusal
      ? `There is no "${name}" here: ${refusal}.`
      : `"${name}" is not a variable: ${this.#problems.quote(offset)}.`;
    if (refusal) this.#problems.add('unknown-variable', message, offset);
    else this.#problems.add('unknown-variable', message, offset, this.#hintFor(name, scope, offset));
  }

  #hintFor(name: string, scope: VariableScope, offset: number): string {
    if (findProduct(name, this.#world.products))
      return `To compare with the product, put its name in quotes: "${name}".`;
    const isInCode = this.#world.isInCode(offset);
    // No name of ours begins so.
    if (name.startsWith('$'))
      return adviceFor(isInCode ? '' : 'Go templates, as in Helm and Hugo, name variables so.', isInCode);
    if (this.#world.products.some(({ versions }) => versions.includes(name)))
      return `It is a version: write it in quotes, "${name}".`;
    const suggestion = this.#closest(name, scope.names());
    if (suggestion) {
      const advice = `Did you mean "${suggestion}"?`;
      return isInCode ? adviceFor(advice, true) : advice;
    }
    const system = systemOfName(name);
    if (system) return adviceFor(foreignNameAdvice(name, system, isInCode), isInCode);
    const define = this.#problems.quote(offset).includes(`${name}(`)
      ? `Macros are files: write {% macro ${name}() %} … {% endmacro %} into templates/${name}.njk of the content folder.`
      : 'Define it under attributes in site.yml (extra in mkdocs.yml) or in the frontmatter, or with {% set %}.';
    return adviceFor(define, isInCode);
  }

  /** Reports a filter that there is not. */
  filter(name: string, offset: number): void {
    const refusal = refusalOf('filter', name);
    if (refusal) {
      this.#problems.add('unknown-filter', `There is no filter "${name}" here: ${refusal}.`, offset);
      return;
    }
    const system = systemOfFilter(name);
    const isInCode = this.#world.isInCode(offset);
    const foreign = system && adviceFor(isInCode ? '' : `It is a filter of ${system}.`, isInCode);
    const hint = foreign ?? didYouMean(name, Object.keys(BUILT_INS.filter));
    this.#problems.add('unknown-filter', `"${name}" is not a filter.`, offset, hint);
  }

  /** Reports a key that a map, list or text does not have, once for each place. */
  key(object: unknown, key: unknown, offset: number): void {
    // Nothing else has a name that could be told, or that is not long in making.
    const name = typeof key === 'string' || typeof key === 'number' ? String(key) : '';
    if (this.#world.unsureNames.has(name) || this.#problems.isTold(name, offset)) return;
    // A key out of a variable is another one in every variant; the mistake is the same.
    const isWritten = name !== '' && this.#problems.isWritten(name, offset);
    this.#problems.add(
      'unknown-key',
      `There is no ${isWritten ? `"${name}"` : 'such key'} in ${this.#problems.quote(offset)}.`,
      offset,
      isWritten && typeof key === 'string' ? keyHint(object, key, this.#closest) : undefined,
    );
  }
}

/** Python's methods that change what they belong to. */
const CHANGING =
  /^(?:append|extend|insert|pop|popitem|remove|clear|sort|reverse|update|setdefault|__setitem__)$/;

function keyHint(object: unknown, key: string, look: typeof closest): string | undefined {
  if (CHANGING.test(key) && (Array.isArray(object) || isMap(object)))
    return Array.isArray(object)
      ? 'Lists are not changed here. Make a longer one: {% set list = list + [item] %}; in a loop, keep it in a namespace().'
      : 'Maps are not changed here. Keep what changes in a namespace(), and write {% set space.name = value %}.';
  if (isMap(object)) return didYouMean(key, Object.keys(object), look);
  const methods = typeof object === 'string' ? BUILT_INS['text method'] : BUILT_INS['list method'];
  return didYouMean(key, Object.keys(methods), look);
}

function foreignNameAdvice(name: string, system: string, isInCode: boolean): string {
  if (/^(?:pd_)?read_/.test(name))
    return `Write the table itself in Markdown, or table_tags: true into site.yml, which reads CSV and TSV files whose path is written out: "${name}" is a function of ${system}.`;
  const define = 'Define it under attributes in site.yml (extra in mkdocs.yml), or with {% set %}';
  return isInCode
    ? `${define}.`
    : `This looks like a name of ${system}. To have one of your own: ${define[0]!.toLowerCase()}${define.slice(1)}.`;
}
