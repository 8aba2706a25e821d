import './shared/last-resort.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESSES } from '../src/engine/library/names/published.ts';
import { listNames } from '../src/engine/list-names.ts';
import { Draft } from '../src/engine/proof/draft.ts';
import { keepAddresses } from '../src/lifecycle/addresses.ts';
import { planRetirement } from '../src/lifecycle/retire.ts';
import { carryOut, REWRITING } from './lifecycle/carry-out.ts';
import { openForRewriting, productCalled } from './lifecycle/open-for-rewriting.ts';
import { CONTENT, fail, readArguments } from './shared/arguments.ts';

const {
  options,
  switches,
  words: [id, version],
} = readArguments('variorum retire PRODUCT VERSION', { content: CONTENT, ...REWRITING }, { words: 2 });
const { library, open } = await openForRewriting(options.content);
const product = productCalled(id, library);
const { versions, latest } = product;
if (version === undefined) fail(`Name a version of ${product.id}: ${listNames(versions)}.`);
if (!versions.includes(version)) {
  console.error(
    `${product.id} has no version "${version}", so that nothing is to do. Its versions are ${listNames(versions)}.`,
  );
  process.exit(0);
}
if (versions.length === 1)
  fail(`${version} is the only version of ${product.id}, which would be without one.`);
if (version === latest && versions[0] !== version)
  fail(
    `${version} is the latest version of ${product.id}. Release another one, or say so in latest: of site.yml.`,
  );
await carryOut(planRetirement(library, product, version), {
  library,
  open,
  switches,
  done: `${product.id} ${version} is retired.`,
  complete: async (changes) => {
    if (!changes.has(ADDRESSES)) return changes;
    using draft = Draft.of(library.root, library.site.includeRoots, changes);
    const before = readFileSync(join(library.root, ADDRESSES), 'utf8');
    return new Map([...changes, [ADDRESSES, await keepAddresses(before, open(draft.root))]]);
  },
});
