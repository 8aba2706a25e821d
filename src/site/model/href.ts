/** Where a link leads: an address of the site begins with a slash and lies below its base, others are whole. */
export function hrefOf(base: string, url: string): string {
  return url.startsWith('/') ? base + url : url;
}
