/** All but the last four: the claim's masking regex is `.(?=.{4})` [D]. */
export function maskMobile(number: string): string {
  return number.replace(/.(?=.{4})/g, '*');
}

/**
 * The first character of the name and of the domain, what follows the last dot, nothing else:
 * `a***@e*****e.com`. The server's regex needs `\G`, which JavaScript has not [D].
 */
export function maskEmail(address: string): string {
  const [, name = '', domain = '', end = ''] = /^(.*)@(.*)(\..*)$/.exec(address) ?? [];
  return `${name.charAt(0)}${stars(name.length - 1)}@${domain.charAt(0)}${stars(domain.length - 2)}${domain.slice(1).slice(-1)}${end}`;
}

function stars(count: number): string {
  return '*'.repeat(Math.max(0, count));
}
