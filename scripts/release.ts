import './shared/last-resort.ts';
import { ADDRESSES } from '../src/engine/library/names/published.ts';
import { listNames } from '../src/engine/list-names.ts';
import { Draft } from '../src/engine/proof/draft.ts';
import { noteAddresses } from '../src/lifecycle/addresses.ts';
import type { Enumeration } from '../src/lifecycle/enumerations.ts';
import { comingVersion, planRelease } from '../src/lifecycle/release.ts';
import { carryOut, REWRITING } from './lifecycle/carry-out.ts';
import { openForRewriting, productCalled } from './lifecycle/open-for-rewriting.ts';
import { CONTENT, fail, readArguments } from './shared/arguments.ts';

const {
  options,
  switches,
  words: [id, version],
} = readArguments(
  'variorum release PRODUCT VERSION',
  {
    content: CONTENT,
    ...REWRITING,
    yes: { help: 'lists of versions that grow without a word are meant so' },
  },
  { words: 2 },
);
const { library, open } = await openForRewriting(options.content);
const product = productCalled(id, library);
const { versions, latest } = product;
if (version === undefined) fail('Name the version that is released, such as 7.3.0.');
const isListed = versions.includes(version);
if (isListed && (latest === undefined || versions.indexOf(version) <= versions.indexOf(latest))) {
  console.error(`${product.id} ${version} is released already, so that nothing is to do.`);
  process.exit(0);
}
if (!/^\w[\w.-]*$/.test(version))
  fail(`A version is a text of letters, digits, dots and hyphens, found "${version}".`);
const coming = comingVersion(product);
if (coming === undefined)
  fail(
    `${product.id} has no version that comes next: the last of ${listNames(versions)} is released. Add one to versions: of site.yml, such as next, and say with latest: which one is released.`,
  );
if (isListed && !/\d/.test(version))
  fail(`"${version}" is what comes. Name the version that it becomes: variorum release ${product.id} 7.3.0.`);
if (!isListed && /\d/.test(coming))
  fail(
    `${product.id} has ${coming} behind its latest release, which is no name for what comes, such as next. Release that version, or add next behind it.`,
  );
const plan = planRelease(library, product, version);
if (plan.enumerations.length > 0 && !switches.has('yes') && !switches.has('dry-run')) {
  for (const each of plan.enumerations) console.error(describe(each));
  fail(
    'Nothing is changed. Look whether these conditions are meant so, since they list versions; then add --yes.',
  );
}
await carryOut(plan, {
  library,
  open,
  switches,
  done: `${product.id} ${version} is released${isListed ? '' : `, and a new ${coming} is open`}.`,
  complete: async (changes) => {
    using draft = Draft.of(library.root, library.site.includeRoots, changes);
    return new Map([...changes, [ADDRESSES, await noteAddresses(open(draft.root))]]);
  },
});
if (switches.has('dry-run')) for (const each of plan.enumerations) console.error(describe(each));

function describe({ expression, place, willHold }: Enumeration): string {
  return `${place.file}:${place.line}: ${expression} will ${willHold ? 'hold' : 'not hold'} in ${version}.`;
}
