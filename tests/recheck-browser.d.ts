/** The build of recheck that runs in JavaScript alone; its types are those of the package. */
declare module 'recheck/lib/browser.js' {
  import type * as recheck from 'recheck';

  const browser: Pick<typeof recheck, 'checkSync'>;
  export default browser;
}
