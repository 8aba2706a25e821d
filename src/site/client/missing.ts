import { say, sayParts } from '../../engine/language/say.ts';
import { decodePath } from '../../engine/url-path.ts';
import type { Manifest, ManifestPages, ManifestVariant } from '../files/manifest.ts';
import { type Found, type LookUp, lookUp } from './look-up.ts';
import { pageReader } from './manifest-pages.ts';
import { versionRuns } from './version-runs.ts';
import { words } from './words/missing.ts';

/** As many versions of a product are listed; of more, one is, and the others are told as ranges. */
const MOST = 6;

const root = document.documentElement;
const base = root.dataset.base ?? '';

/** Says, on the page for addresses at which nothing is, where the page exists that was probably meant. */
export async function showWhereItIs(): Promise<void> {
  const place = document.querySelector('.found');
  const manifest = await load<Manifest>('/manifest.json');
  if (!place || !manifest) return;
  const path = decodePath(location.pathname).slice(base.length);
  const found = await lookUp(path, manifest, pageReader(manifest, load<ManifestPages>));
  const said = describe(found, manifest);
  if (said.length > 0) place.replaceChildren(...said);
}

function describe(
  { asked, renamed, elsewhere, meant, nearest }: LookUp,
  { variants }: Manifest,
): HTMLElement[] {
  const variant = asked?.label ?? '';
  if (meant) {
    const named = [meant.title, meant.variant.label].filter(Boolean).join(' · ');
    return [sentence('missing.mistyped', {}), sentence('missing.meant', { link: link(meant, named) })];
  }
  if (renamed) return [sentence('missing.renamed', { variant, link: link(renamed) })];
  if (elsewhere.length > 0) {
    const title = elsewhere[0]!.title ?? '';
    const found = asked
      ? sentence('missing.elsewhere', { title, variant })
      : sentence('missing.exists', { title });
    const stay = nearest ? [sentence('missing.stay', { variant, link: link(nearest) })] : [];
    return [found, list(elsewhere, variants), ...stay];
  }
  return nearest
    ? [sentence('missing.mistyped', {}), sentence('missing.nearest', { link: link(nearest) })]
    : [];
}

async function load<T>(url: string): Promise<T | undefined> {
  try {
    const response = await fetch(base + url);
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

function list(found: Found[], variants: readonly ManifestVariant[]): HTMLElement {
  const element = document.createElement('ul');
  element.className = 'starts';
  for (const product of new Set(found.map(({ variant }) => variant.product))) {
    const own = found.filter(({ variant }) => variant.product === product);
    const having = own.map(({ variant }) => variant);
    const isMany = own.length > MOST;
    for (const one of isMany ? own.slice(0, 1) : own) {
      const item = document.createElement('li');
      item.append(
        link(one, one.variant.label),
        one.variant.released ? '' : ` ${say(words, 'missing.unreleased')}`,
      );
      if (isMany) item.append(' ', isolated(`(${versionRuns(having, variants)})`));
      element.append(item);
    }
  }
  return element;
}

function link({ title, variant, slug }: Found, label = title): HTMLAnchorElement {
  const element = document.createElement('a');
  element.href = `${base}${variant.path}/${slug === '' ? '' : `${slug}/`}`;
  element.textContent = label ?? say(words, 'missing.start', { variant: variant.label });
  return element;
}

/** A text as a paragraph; each value stands by itself, whichever way it is written. */
function sentence(key: keyof typeof words.strings, values: Record<string, string | Node>): HTMLElement {
  const element = document.createElement('p');
  element.className = 'lead';
  element.append(
    ...sayParts(words, key).map((part) => (typeof part === 'string' ? part : isolated(values[part.name]!))),
  );
  return element;
}

function isolated(value: string | Node): Node {
  const element = document.createElement('bdi');
  element.append(value);
  return element;
}
