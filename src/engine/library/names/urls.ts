import type { Finding } from '../../finding.ts';
import { foldPath } from '../../url-path.ts';
import type { Variant } from '../../variants/site.ts';
import type { VariantSet } from '../../variants/variant-set.ts';
import type { Page } from '../folder/page.ts';
import { isStartPage } from './start-page.ts';

/**
 * Finds pages that have one URL. Two may share a path only when no variant has both; some servers do not tell upper from
 * lower case, and some file systems a letter from the same one composed of two characters.
 */
export function findDuplicateUrls(pages: readonly Page[], variantsOf: (page: Page) => VariantSet): Finding[] {
  const owners = new Map<string, Page>();
  const shared = new Map<string, Finding>();
  for (const page of pages.filter((each) => !isStartPage(each))) {
    for (const variant of variantsOf(page)) {
      const url = urlOf(page, variant);
      const address = foldPath(url);
      const owner = owners.get(address) ?? page;
      owners.set(address, owner);
      if (owner === page) continue;
      const pair = `${owner.path}\n${page.path}`;
      const known = shared.get(pair) ?? duplicateUrl(url, owner, page);
      known.variants!.push(variant.id);
      shared.set(pair, known);
    }
  }
  return [...shared.values()];
}

function duplicateUrl(url: string, owner: Page, page: Page): Finding {
  return {
    severity: 'error',
    rule: 'duplicate-url',
    message: `Two pages have the URL ${url}: "${owner.path}" and "${page.path}".`,
    hint: 'Rename one of them, or give each a when: that leaves no variant with both.',
    place: { file: page.path, line: 1 },
    variants: [],
  };
}

/** Finds pages whose names hold a sign that means something else in an address: no link would lead to them. */
export function findUnaddressable(pages: readonly Page[]): Finding[] {
  return pages.flatMap(({ path, slug }) => {
    const sign = /[#?%\\]/.exec(slug)?.[0];
    if (sign === undefined) return [];
    return [
      {
        severity: 'error',
        rule: 'unaddressable-page',
        message: `The name of this page holds "${sign}", which means something else in an address.`,
        hint: 'Rename its file or folder.',
        place: { file: path, line: 1 },
      },
    ];
  });
}

/** The URL of a page in a variant, without the deployment's base. */
export function urlOf({ slug }: Page, { basePath }: Variant): string {
  return `${basePath}/${slug ? `${slug}/` : ''}`;
}
