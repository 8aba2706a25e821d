/** A file of the site that is no page: text at a URL path without the deployment's base (`/robots.txt`). */
export interface SiteFile {
  url: string;
  text: string;
}
