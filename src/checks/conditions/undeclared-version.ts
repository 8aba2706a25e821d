import { orderVersions } from '../../engine/variants/order.ts';
import type { Rule } from '../rule.ts';
import { isAboveAll } from './version-above-all.ts';
import { elsewhere, type UndeclaredVersion, undeclaredVersions } from './version-literals.ts';

export const undeclaredVersion: Rule = {
  name: 'undeclared-version',
  severity: 'warning',
  title: 'A version that is not declared',
  why: 'A number that no product lists has the place in the order that its digits give it. That is right for a version that was retired, and wrong for a digit that was mistyped; a shorter number means a whole line of releases, which is not what many expect of `> "7.1"`. Each number is told once, at the first place that has it. The fix writes the one version that a shorter number means.',
  example: {
    wrong: '{% if is_version > "1.1" %}\nNew.\n{% endif %}\n',
    right: '{% if is_version > "1.1.0" %}\nNew.\n{% endif %}\n',
    isFixed: true,
  },
  *check(content) {
    for (const found of undeclaredVersions(content)) {
      const { literal, places, products } = found;
      if (products.length === 0 || isAboveAll(found)) continue;
      const { place } = places[0]!;
      const meant = meantVersions(found);
      if (meant.length > 1) continue;
      const [version] = meant;
      const message = `"${literal}" is not one of the versions in site.yml${elsewhere(places)}.`;
      if (version !== undefined) {
        const extents = places.flatMap(({ extent }) => extent ?? []);
        yield {
          message,
          hint: `It means "${version}" today: write that.`,
          place,
          fix:
            extents.length === places.length
              ? extents.map((each) => ({ ...each, text: `"${version}"` }))
              : undefined,
        };
      } else
        yield {
          message,
          hint: isBelowAll(found)
            ? 'It is older than all of them: take what asks for it away, if it was retired.'
            : 'Correct it, or add it to the list.',
          place,
        };
    }
  },
};

/** The declared versions that a literal means at the precision it is written in. */
function meantVersions({ literal, products }: UndeclaredVersion): string[] {
  const meant = products.flatMap(({ versions }) =>
    versions.filter((version) => orderVersions(version, literal, versions) === 0),
  );
  return [...new Set(meant)];
}

function isBelowAll({ literal, products }: UndeclaredVersion): boolean {
  return products.every(({ versions }) =>
    versions.every((version) => (orderVersions(version, literal, versions) ?? 0) > 0),
  );
}
