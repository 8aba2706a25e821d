import './shared/last-resort.ts';
import { relative } from 'node:path';
import type { Page } from '../src/engine/library/types.ts';
import { closest } from '../src/engine/suggest.ts';
import { planHeadingRename } from '../src/lifecycle/rename-heading.ts';
import { planPageRename } from '../src/lifecycle/rename-page.ts';
import { planProductRename } from '../src/lifecycle/rename-product.ts';
import { carryOut, REWRITING } from './lifecycle/carry-out.ts';
import { openForRewriting, productCalled } from './lifecycle/open-for-rewriting.ts';
import { CONTENT, fail, fromCaller, readArguments } from './shared/arguments.ts';

const { options, switches, words } = readArguments(
  'variorum rename WHAT NAME NEW',
  {
    content: CONTENT,
    ...REWRITING,
    id: { value: 'ID', help: 'of a product: its new id, for conditions and site.yml' },
    name: { value: 'NAME', help: 'of a product: its new name, as readers see it' },
  },
  { words: 4 },
);
const [what, ...names] = words;
const { library, open } = await openForRewriting(options.content);
const rewriting = { library, open, switches };
if (what === 'product') await renameProduct(names);
else if (what === 'page') await renamePage(names);
else if (what === 'heading') await renameHeading(names);
else
  fail(
    'Say what is renamed: variorum rename product ID --name "New name", rename page OLD.md NEW.md, or rename heading PAGE.md OLD-ID "New text".',
  );

async function renameProduct([id]: string[]): Promise<void> {
  if (options.id === undefined && options.name === undefined)
    fail('Say what the product is to be called, with --id, --name or both.');
  const known = library.site.products.some((each) => each.id === id);
  const isDone =
    !known &&
    library.site.products.some(
      (each) => each.id === options.id && (options.name === undefined || each.name === options.name),
    );
  const product = isDone ? undefined : productCalled(id, library);
  const renamed = { id: options.id ?? product?.id ?? '', name: options.name ?? product?.name ?? '' };
  if (!product || (renamed.id === product.id && renamed.name === product.name)) nothingToDo();
  const plan = planProductRename(library, product, renamed);
  await carryOut(plan, { ...rewriting, done: `${product.name} is ${renamed.name} (${renamed.id}) now.` });
}

async function renamePage([old, path]: string[]): Promise<void> {
  if (!old || !path)
    fail('Name the page and its new path: variorum rename page guides/old.md guides/new.md.');
  const target = relativePath(path);
  if (!library.page(relativePath(old)) && library.page(target)) nothingToDo();
  const page = pageCalled(old);
  if (!/\.mdx?$/.test(target) || target.startsWith('..'))
    fail(`The new path of a page ends in .md or .mdx and lies in the content folder, found "${path}".`);
  if (library.page(target)) fail(`There is a page ${target} already.`);
  const includer = library.pages.find((each) => each !== page && library.files(each).includes(page.path));
  if (includer)
    fail(
      `${page.path} is included by ${includer.path} as well, which would show the frontmatter that its old address needs. Put its text into a file that both include, then rename it.`,
    );
  const plan = await planPageRename(library, page, target);
  await carryOut(plan, { ...rewriting, done: `${page.path} is ${target} now.` });
}

async function renameHeading([path, id, text]: string[]): Promise<void> {
  if (!path || !id || !text)
    fail(
      'Name the page, the id of the heading and its new text: variorum rename heading PAGE.md old-id "New text".',
    );
  const page = pageCalled(path);
  const plan = await planHeadingRename(library, open, page, { id: id.replace(/^#/, ''), text });
  if (plan === 'done') nothingToDo();
  if (typeof plan === 'string') fail(plan);
  await carryOut(plan, { ...rewriting, done: `The heading #${id} of ${page.path} is called "${text}" now.` });
}

function nothingToDo(): never {
  console.error('It is called so already, so that nothing is to do.');
  process.exit(0);
}

function pageCalled(path: string): Page {
  const page = library.page(relativePath(path));
  if (page?.isMade)
    fail(
      `No file holds ${page.path}: the site makes this list of posts, whose name comes from what posts say.`,
    );
  if (page) return page;
  const meant = closest(
    path,
    library.pages.map((each) => each.path),
  );
  return fail(`There is no page "${path}".${meant ? ` Did you mean "${meant}"?` : ''}`);
}

/** A path as the content folder has it, or as it is seen from where the command was called. */
function relativePath(path: string): string {
  const fromHere = relative(library.root, fromCaller(path)).replaceAll('\\', '/');
  return library.page(path) || fromHere.startsWith('..') ? path : library.page(fromHere) ? fromHere : path;
}
