import { decodePath } from '../../engine/url-path.ts';
import type { Manifest, ManifestPages, ManifestVariant } from '../files/manifest.ts';
import { type Found, type LookUp, lookUp } from './look-up.ts';

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

function describe({ asked, renamed, elsewhere, nearest }: LookUp): HTMLElement[] {
  if (renamed) return [paragraph(`In ${asked!.label} this page is `, link(renamed), '.')];
  const near = nearest && paragraph('The nearest page is ', link(nearest), '.');
  if (elsewhere.length > 0) {
    const stay = nearest ? [paragraph(`To stay in ${asked!.label}, go to `, link(nearest), '.')] : [];
    return [sentence(elsewhere[0]!, asked), list(elsewhere), ...stay];
  }
  return near ? [paragraph('The address may be old or mistyped.'), near] : [];
}

async function load<T>(url: string): Promise<T | undefined> {
  try {
    const response = await fetch(base + url);
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

function sentence({ title }: Found, asked: ManifestVariant | undefined): HTMLElement {
  const text = asked ? ` does not exist in ${asked.label}. It does in:` : ' exists in:';
  return paragraph(`“${title}”${text}`);
}

function list(found: Found[]): HTMLElement {
  const element = document.createElement('ul');
  element.className = 'starts';
  for (const one of found) {
    const item = document.createElement('li');
    item.append(link(one, one.variant.label), one.variant.released ? '' : ' (not released)');
    element.append(item);
  }
  return element;
}

function link({ title, variant, slug }: Found, label = title): HTMLAnchorElement {
  const element = document.createElement('a');
  element.href = `${base}${variant.path}/${slug === '' ? '' : `${slug}/`}`;
  element.textContent = label;
  return element;
}

function paragraph(...parts: (string | Node)[]): HTMLElement {
  const element = document.createElement('p');
  element.className = 'lead';
  element.append(...parts);
  return element;
}
