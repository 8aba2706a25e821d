import { say, sayParts } from '../../engine/language/say.ts';
import { decodePath } from '../../engine/url-path.ts';
import type { Manifest, ManifestPages } from '../files/manifest.ts';
import { type Found, type LookUp, lookUp } from './look-up.ts';
import { words } from './words/missing.ts';

const root = document.documentElement;
const base = root.dataset.base ?? '';

void show();

async function show(): Promise<void> {
  const place = document.querySelector('.found');
  const manifest = await load<Manifest>('/manifest.json');
  if (!place || !manifest) return;
  const path = decodePath(location.pathname).slice(base.length);
  const found = await lookUp(
    path,
    manifest,
    async (product) => manifest.pages?.[product] ?? load<ManifestPages>(manifest.parts?.[product] ?? ''),
  );
  const said = describe(found);
  if (said.length > 0) place.replaceChildren(...said);
}

function describe({ asked, renamed, elsewhere, meant, nearest }: LookUp): HTMLElement[] {
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
    return [found, list(elsewhere), ...stay];
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

function list(found: Found[]): HTMLElement {
  const element = document.createElement('ul');
  element.className = 'starts';
  for (const one of found) {
    const item = document.createElement('li');
    item.append(
      link(one, one.variant.label),
      one.variant.released ? '' : ` ${say(words, 'missing.unreleased')}`,
    );
    element.append(item);
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
