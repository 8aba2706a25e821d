import { DEFAULT_LANGUAGE } from '../../engine/language/language.ts';
import { PagePassages } from '../../engine/library/edition/passage-readings.ts';
import { Catalogue } from '../../engine/library/names/catalogue.ts';
import { settleClaims } from '../../engine/library/names/claims.ts';
import type {
  Document,
  Edition,
  Library,
  NavNode,
  Page,
  RenderedDocument,
} from '../../engine/library/types.ts';
import type { Product, Variant } from '../../engine/variants/site.ts';
import type { SiteFile } from '../../engine/variants/site-file.ts';
import { VariantSet } from '../../engine/variants/variant-set.ts';

/** A page of a library that a test makes up. */
export interface FakePage {
  path: string;
  title: string;
  description?: string;
  html?: string;
  module?: string;
  /** ids of the variants that have it; all by default */
  variants?: string[];
  redirectFrom?: string[];
  tags?: string[];
  listsTags?: boolean;
}

/** A library of made-up pages, without files and templates: for tests of the site's own logic. */
export function fakeLibrary(
  pages: FakePage[],
  nav?: (page: (path: string) => NavNode) => NavNode[],
): Library {
  const products: Product[] = [
    { id: 'cloud', name: 'Acme Cloud', aliases: [], versions: [], latest: undefined, attributes: {} },
    {
      id: 'server',
      name: 'Acme Server',
      aliases: [],
      versions: ['1.0', '2.0', 'next'],
      latest: '2.0',
      attributes: {},
    },
  ];
  const variants = products.flatMap((product) =>
    (product.versions.length > 0 ? product.versions : [undefined]).map((version) =>
      variantOf(product, version),
    ),
  );
  const site: SiteFile = {
    file: 'site.yml',
    lineOf: () => 1,
    textAt: () => undefined,
    title: 'Acme guides',
    description: 'How to use what Acme makes.',
    products,
    variants,
    retired: [],
    attributes: {},
    includeRoots: [],
    undefined: 'error',
    dialect: {
      slugify: 'ascii',
      tabIds: false,
      crossReferences: false,
      math: true,
      symbols: true,
      lineNumbers: false,
      typography: false,
      toc: {},
      lineBreaks: false,
      starsInWords: false,
      looseEmphasis: false,
      wikiLinks: false,
      separateQuotes: false,
      unspacedHeadings: false,
      raisedText: true,
      codeHeaders: false,
      codeTitles: false,
      changesInCode: false,
      keySeparator: '+',
      keyNames: {},
      listIndent: 4,
      escapes: undefined,
      fancyLists: [],
      autolinks: false,
      captions: {},
      blocks: {},
      icons: [],
      customFences: [],
    },
    autoAppend: [],
    dedentsSnippets: false,
    checks: {},
    gone: [],
    templates: true,
    includeTags: false,
    tableTags: false,
    tagSigns: undefined,
    pageSuffix: '',
    sources: 'variorum',
    exclude: [],
    folders: [],
    notInNav: [],
    fromRoot: false,
    fromHtml: false,
    pageDefaults: undefined,
    redirects: {},
    blogs: [],
    nav: undefined,
    feedbackUrl: undefined,
    lastUpdated: false,
    editUrl: 'https://example.com/edit/{path}',
    url: undefined,
    look: { links: [], social: {}, head: [], css: [], css_below: false, observables: [] },
    language: DEFAULT_LANGUAGE,
  };
  const fakes = new Map(pages.map((fake) => [pageOf(fake), fake]));
  const all = [...fakes.keys()];
  const variantsOf = (page: Page): VariantSet =>
    VariantSet.all(site).filter(({ id }) => fakes.get(page)!.variants?.includes(id) ?? true);
  const catalogue = new Catalogue(site);
  for (const page of all) catalogue.add(page, variantsOf(page));
  const documentOf = (page: Page, variant: Variant) => catalogue.document(page, variant);
  const edition = ({ page }: Document): Edition => ({
    key: page.slug.replaceAll('/', '-') || 'index',
    reading: fakes.get(page)!.html ?? page.slug,
    page,
    variants: variantsOf(page),
  });
  const navigation = (variant: Variant): NavNode[] => {
    const node = (path: string): NavNode => {
      const page = all.find((candidate) => candidate.path === path)!;
      return { title: fakes.get(page)!.title, document: documentOf(page, variant), children: [] };
    };
    const keep = (nodes: NavNode[]): NavNode[] =>
      nodes
        .map((entry) => ({ ...entry, children: keep(entry.children) }))
        .filter((entry) => entry.document !== undefined || entry.children.length > 0);
    return keep(nav ? nav(node) : all.filter((page) => page.slug !== '').map((page) => node(page.path)));
  };

  return {
    root: '/nowhere',
    site,
    pages: all,
    statistics: { rendered: 0, reused: 0 },
    findings: [],
    hasErrors: false,
    checkPages: async () => {},
    report: () => {},
    look: () => ({ links: [], social: [], head: [], css: [], footer: { html: '', columns: [] } }),
    fingerprint: (page) => page.path,
    files: (page) => [page.path],
    findingsOf: () => [],
    takeOver: () => {},
    adopt: () => {},
    variant: (id) => variants.find((variant) => variant.id === id),
    page: (path) => all.find((page) => page.path === path),
    variantsOf,
    documents: (variant) => all.flatMap((page) => documentOf(page, variant) ?? []),
    document: documentOf,
    documentAt: (url) => catalogue.documentAt(url),
    formerAddresses: settleClaims({ catalogue, site, hasAsset: () => false, lineOf: () => 1 }).addresses,
    formerSlugs: (page) => catalogue.formerSlugs(page),
    counterpart: (page, variant) => catalogue.counterpart(page, variant),
    navigation,
    title: ({ page }) => fakes.get(page)!.title,
    description: ({ page }) => fakes.get(page)!.description,
    editions: (page) => [edition({ page } as Document)],
    edition,
    passages: async (page) =>
      new PagePassages([{ variants: variantsOf(page), passages: [] }], (some) => VariantSet.of(site, some)),
    code: async () => ({ imports: [], pieces: [] }),
    asset: () => undefined,
    assets: () => [],
    render: async (document): Promise<RenderedDocument> => {
      const { title, description, html, module } = fakes.get(document.page)!;
      const body = html ?? `<h1 id="title">${title}</h1><p>Text of ${title}.</p>`;
      const headings = Array.from(body.matchAll(/<h([1-6]) id="([^"]+)">(.*?)<\/h/g), (match) => ({
        depth: Number(match[1]) as 1,
        id: match[2]!,
        text: match[3]!.replace(/<[^>]*>/g, ''),
        line: 0,
      }));
      return {
        document,
        edition: edition(document),
        title,
        description,
        html: module === undefined ? body : '',
        sharedHtml: module === undefined ? body : '',
        module,
        hasHeading: headings.some(({ depth }) => depth === 1),
        headings,
        absent: [],
        links: [],
        images: [],
        markdown: `# ${title}\n`,
        source: document.page.path,
        files: [document.page.path],
      };
    },
  };
}

function pageOf(fake: FakePage): Page {
  return {
    path: fake.path,
    slug: fake.path.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, ''),
    format: fake.path.endsWith('.mdx') ? 'mdx' : 'md',
    frontmatter: { title: fake.title, redirect_from: fake.redirectFrom, tags: fake.tags },
    ...(fake.listsTags ? { listsTags: true } : {}),
  };
}

function variantOf(product: Product, version: string | undefined): Variant {
  const order = product.versions.indexOf(version ?? '');
  const latest = product.versions.indexOf(product.latest ?? '');
  return {
    id: version === undefined ? product.id : `${product.id}@${version}`,
    product,
    version,
    basePath: version === undefined ? `/${product.id}` : `/${product.id}/${version}`,
    attributes: {},
    released: order <= latest,
    latest: order === latest,
    frozen: false,
    aliases: [],
    searchEngines: order <= latest ? 'index' : 'noindex',
  };
}
