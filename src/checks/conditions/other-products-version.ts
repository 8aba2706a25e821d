import { orderVersions } from '../../engine/variants/order.ts';
import type { Product } from '../../engine/variants/site.ts';
import { VariantSet } from '../../engine/variants/variant-set.ts';
import type { Rule } from '../rule.ts';
import { decides } from './decides.ts';

export const otherProductsVersion: Rule = {
  name: 'other-products-version',
  severity: 'warning',
  title: "A version is compared with another product's",
  why: "A condition compares the version with one that only another product has, and readers of this product come there, too. Versions of two products have no order between them: by their digits, all of one may be later than all of the other's. Ask for the product first.",
  example: {
    wrong: '{% if is_version >= "2024.1" %}\nNew.\n{% endif %}\n',
    right: '{% if product == "agent" and is_version >= "2024.1" %}\nNew.\n{% endif %}\n',
    files: {
      'site.yml': `title: Orbit
products:
  - { id: orbit, name: Orbit Server, versions: ["1.0.0", "2.0.0"] }
  - { id: agent, name: Orbit Agent, versions: ["2023.2", "2024.1"] }
`,
    },
  },
  *check({ library: { site }, conditions }) {
    for (const { condition, place, looks } of conditions) {
      for (const [index, { question }] of condition.operands.entries()) {
        if (question.about !== 'version' || !ORDERS.has(question.asks)) continue;
        for (const { value } of question.literals) {
          const owners = site.products.filter(({ versions }) => versions.includes(value));
          if (owners.length === 0) continue;
          // Where another operand has decided, nobody compares.
          const compared = looks.filter(({ variant: { product }, operands, outcome }) => {
            if (product.versions.length === 0 || !isOutside(value, product)) return false;
            return decides(condition.formula, index, operands, outcome);
          });
          const variants = VariantSet.of(
            site,
            compared.map(({ variant }) => variant),
          );
          if (variants.size === 0) continue;
          const { id } = owners[0]!;
          yield {
            message: `"${value}" is a version of ${id}, with which versions of ${[...new Set(compared.map(({ variant }) => variant.product.id))].join(', ')} are compared here, too.`,
            hint: `Ask for the product first: product == "${id}" and ${condition.operands[index]!.text}.`,
            place,
            variants: variants.ids,
          };
        }
      }
    }
  },
};

/** What has an answer that somebody may take for a meant one: a version of another product is plainly not this one. */
const ORDERS = new Set<string>(['<', '<=', '>', '>=']);

/** Whether all versions of a product are on one side of a literal that it does not have. */
function isOutside(literal: string, { versions }: Product): boolean {
  if (versions.includes(literal)) return false;
  const sides = new Set(
    versions.map((version) => Math.sign(orderVersions(version, literal, versions) ?? Number.NaN)),
  );
  return sides.size === 1 && !sides.has(0);
}
