import { closest } from '../../engine/suggest.ts';
import { isNumericVersion, orderVersions } from '../../engine/variants/order.ts';
import type { Product } from '../../engine/variants/site.ts';
import type { Rule } from '../rule.ts';
import { elsewhere, type UndeclaredVersion, undeclaredVersions } from './version-literals.ts';

export const versionAboveAll: Rule = {
  name: 'version-above-all',
  severity: 'warning',
  title: 'A version later than all that are declared',
  why: 'A condition names a version that comes after every numbered one, such as `"7.20.0"` where 7.2.0 is the newest. Text that it guards is hidden from the readers of all releases, without a word. Most often a digit too many was typed; where the next release is meant, the list has a name for it.',
  example: {
    wrong: '{% if is_version >= "2.00.1" %}\nNew.\n{% endif %}\n',
    right: '{% if is_version >= "2.0.0" %}\nNew.\n{% endif %}\n',
  },
  *check(content) {
    for (const found of undeclaredVersions(content)) {
      if (!isAboveAll(found)) continue;
      const { literal, places, products } = found;
      const [{ versions }] = products as [Product];
      const numbered = versions.filter(isNumericVersion);
      const coming = versions.at(-1)!;
      const meant = closest(literal, numbered.toReversed()) ?? numbered.at(-1)!;
      yield {
        message: `"${literal}" is later than every numbered version of ${products.map(({ id }) => id).join(', ')}, of which the newest is ${numbered.at(-1)}${elsewhere(places)}.`,
        hint: `Did you mean "${meant}"? ${isNumericVersion(coming) ? 'Otherwise, add it to the versions in site.yml.' : `What comes next is called "${coming}".`}`,
        place: places[0]!.place,
      };
    }
  },
};

/** Whether a literal is later than every numbered version of all products that it is compared with. */
export function isAboveAll({ literal, products }: UndeclaredVersion): boolean {
  const numbered = products.flatMap(({ versions }) => versions.filter(isNumericVersion));
  return (
    numbered.length > 0 &&
    numbered.every((version) => (orderVersions(version, literal, []) ?? Number.NaN) < 0)
  );
}
