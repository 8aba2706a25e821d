import type { Manifest, ManifestPage, ManifestPages, ManifestVariant } from '../files/manifest.ts';

const root = document.documentElement;
const base = root.dataset.base ?? '';

/** A variant that has the page which the reader asked for, or one above it. */
interface Found {
  title: string;
  variant: ManifestVariant;
  slug: string;
}

void show();

async function show(): Promise<void> {
  const place = document.getElementById('found');
  const path = decodeURI(location.pathname)
    .slice(base.length)
    .replace(/\/(index\.html)?$/, '');
  const manifest = await load<Manifest>('/manifest.json');
  if (!place || !manifest) return;
  const asked = manifest.variants
    .filter((variant) => path === variant.path || path.startsWith(`${variant.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  const slug = asked ? path.slice(asked.path.length + 1) : path.replace(/^\/[^/]*\/?/, '');
  const exact = await find(manifest, slug);
  if (exact.length > 0) {
    const renamed = asked && (await otherName(manifest, slug, asked));
    if (renamed) place.replaceChildren(paragraph(`In ${asked.label} this page is `, link(renamed), '.'));
    else place.replaceChildren(sentence(exact[0]!, asked), list(exact, asked));
    return;
  }
  const near = await nearest(manifest, slug, asked);
  if (near) place.append(paragraph('The nearest page is ', link(near), '.'));
}

async function load<T>(url: string): Promise<T | undefined> {
  try {
    const response = await fetch(base + url);
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Every variant that has a page with this slug. */
async function find(manifest: Manifest, slug: string): Promise<Found[]> {
  if (slug === '') return [];
  const found: Found[] = [];
  for (const product of new Set(manifest.variants.map((variant) => variant.product))) {
    const page = (await pagesOf(manifest, product))?.[slug];
    if (!page) continue;
    for (const variant of manifest.variants.filter(({ id }) => page.variants.includes(id))) {
      found.push({ title: page.title, variant, slug });
    }
  }
  return found;
}

async function pagesOf(manifest: Manifest, product: string): Promise<ManifestPages | undefined> {
  return manifest.pages?.[product] ?? (await load<ManifestPages>(manifest.parts?.[product] ?? ''));
}

/** What a page is called in the variant that was asked for, where it still has a name that the page had before. */
async function otherName(
  manifest: Manifest,
  slug: string,
  variant: ManifestVariant,
): Promise<Found | undefined> {
  const pages = (await pagesOf(manifest, variant.product)) ?? {};
  const names = new Set([slug]);
  for (const name of names) {
    const page: ManifestPage | undefined = pages[name];
    if (page?.variants.includes(variant.id)) return { title: page.title, variant, slug: name };
    for (const former of page?.formerly ?? []) names.add(former);
  }
  return undefined;
}

/** The page that stands nearest above, in the variant that was asked for. */
async function nearest(
  manifest: Manifest,
  slug: string,
  asked: ManifestVariant | undefined,
): Promise<Found | undefined> {
  if (!asked) return undefined;
  for (let parts = slug.split('/').slice(0, -1); parts.length > 0; parts = parts.slice(0, -1)) {
    const found = await find(manifest, parts.join('/'));
    const here = found.find(({ variant }) => variant.id === asked.id);
    if (here) return here;
  }
  return { title: `the start of ${asked.label}`, variant: asked, slug: '' };
}

function sentence({ title }: Found, asked: ManifestVariant | undefined): HTMLElement {
  const text = asked ? ` does not exist in ${asked.label}. It does in:` : ' exists in:';
  return paragraph(`“${title}”${text}`);
}

function list(found: Found[], asked: ManifestVariant | undefined): HTMLElement {
  const element = document.createElement('ul');
  element.className = 'starts';
  // the reader's own product first, the newest version first
  const own = found.filter(({ variant }) => variant.product === asked?.product).toReversed();
  const others = found.filter(({ variant }) => variant.product !== asked?.product).toReversed();
  for (const one of [...own, ...others]) {
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
