/** A file of the site that is no page: text at a URL path without the deployment's base (`/robots.txt`). */
export interface OutputFile {
  url: string;
  /** what it is, as messages call it: `the list of pages for agents` */
  what: string;
  /** path of the page that it is made for */
  page?: string | undefined;
  /** made when it is asked for: whoever only needs to know which files there are does not wait for it */
  readonly text: string | Promise<string>;
  /** of a text that takes long to make: equal keys mean equal text, as long as the code of Variorum is equal */
  readonly key?: Promise<string>;
}
