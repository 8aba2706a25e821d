/** Names that are kept for examples and for one's own network. Source: RFC 2606, RFC 6761, RFC 6762, RFC 8375 */
const RESERVED =
  /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa|test|invalid|example|example\.(?:com|net|org))$/i;

/** Whether a host is one that readers reach: not that of an example, of the machine itself, or of a network that somebody sets up. */
export function isPublicHost(host: string): boolean {
  return host.includes('.') && !RESERVED.test(host) && !/^[\d.]+$|[[:\]]/.test(host);
}
