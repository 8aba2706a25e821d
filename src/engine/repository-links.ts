/** Links to people, issues and commits of a repository. */
export interface RepositoryLinks {
  /** its address */
  repository: string;
  /** whether addresses of its host are written short, which they are not by default */
  shorten?: boolean | undefined;
  /** whether all numbers are written with `#`, which they are not by default */
  normalize?: boolean | undefined;
  /** whether `#12` and `@name` are links, which they are by default */
  shorthand?: boolean | undefined;
}
