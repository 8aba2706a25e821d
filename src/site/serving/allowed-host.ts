import { isIP } from 'node:net';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const EVERYWHERE = ['0.0.0.0', '::', '[::]'];

/**
 * Whether a request is meant for this server. A page elsewhere can let its own name lead to this machine, and would then read
 * what is served here; but browsers say which name they asked for.
 *
 * @param asked what the request names, with or without a port; undefined for clients older than such names
 * @param listening the address that the server was told to listen on
 */
export function isAllowedHost(asked: string | undefined, listening: string): boolean {
  if (asked === undefined) return true;
  const name = asked.toLowerCase().replace(/:\d*$/, '');
  if (LOOPBACK.includes(name) || name === bracketed(listening.toLowerCase())) return true;
  // Nobody can let an address lead elsewhere.
  return EVERYWHERE.includes(listening) && isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0;
}

/** A host as it stands in an address. */
export function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
