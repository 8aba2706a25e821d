import { lookup } from 'mime-types';

const TEXT = /^text\/|[/+](?:json|xml|javascript)$/;

/** The type of a file by its name. Texts are UTF-8, as all that a build writes; what is unknown is a download. */
export function contentType(name: string): string {
  const type = lookup(name) || 'application/octet-stream';
  return TEXT.test(type) ? `${type}; charset=utf-8` : type;
}
