import { hash } from 'node:crypto';
import type { Library } from '../../engine/library/types.ts';
import { codeEnvironment } from './code-environment.ts';
import { moduleDocuments } from './mdx-modules.ts';
import type { OwnCode } from './own-code.ts';

/**
 * What all documents depend on besides what {@link documentKeys} knows: the project's own code, and what code is compiled by.
 *
 * @param root absolute path of the project
 */
export function ownKey(library: Library, root: string, ownCode: OwnCode | undefined): string {
  const digests = ownCode?.digests();
  const hasOwnCode = digests !== undefined || moduleDocuments(library).length > 0;
  return hash('sha256', JSON.stringify([digests, codeEnvironment(root, hasOwnCode)]), 'base64url');
}
