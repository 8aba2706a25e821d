import { readFileSync } from 'node:fs';

/** Where scripts of a project ask Material for MkDocs to tell them of every page that is shown. */
const ASKED = 'document$';

/**
 * What stands for it: here, every page is loaded by itself, so that there is one to tell of. They ask for functions or for objects with one, some of them
 * by the name that it had before Material 6.
 */
const ANSWER =
  'window.document$={subscribe(f){const g=()=>(f.next??f).call(f,document);' +
  "document.readyState==='loading'?addEventListener('DOMContentLoaded',g):g();return{unsubscribe(){}}}};" +
  'window.app??={document$};';

/**
 * A script for the head of pages, in front of those of a project, where one of these runs when Material for MkDocs says that a page is there: without
 * anybody to say it, they end in an error.
 *
 * @param files of the scripts of the project
 */
export function pageLoads(files: readonly string[]): { tag: 'script'; content: string }[] {
  return files.some((file) => readFileSync(file, 'utf8').includes(ASKED))
    ? [{ tag: 'script', content: ANSWER }]
    : [];
}
