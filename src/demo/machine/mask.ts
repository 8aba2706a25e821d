/** All but the last four: the claim's masking regex is `.(?=.{4})` [D]. */
export function maskMobile(number: string): string {
  return number.replace(/.(?=.{4})/g, '*');
}

/**
 * All but the first character of the name and of the domain, and what the domain has from the character before its last
 * dot: `a***@e*****e.com`. The server's own regex needs `\G`, which JavaScript has not [D].
 */
export function maskEmail(address: string): string {
  return address.replace(/(?<=.).(?=.*@)|(?<=@.+).(?=.+\.[^.]+$)/g, '*');
}
