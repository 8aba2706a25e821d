/** The parameter of an address that names the version with which its page is compared: `?compare=7.1.0`. */
export const COMPARE = 'compare';
