import { inBothThemes, shoot } from './take-pictures.ts';

/** Where the pictures lie, relative to the project. */
export const LOOK_FOLDER = 'content/assets/look';
/** The site that they show, relative to the project: it says all that `site.yml` can of how a site looks. */
export const LOOK_SITE = 'tests/site/look';

const GUIDE = 'server/2.0/guides/start/';
/** Each shows the first element that its selector finds. */
const PICTURES = [
  // As wide as it takes for the links to stand in the bar.
  { name: 'header', selector: '.top', width: 1060 },
  { name: 'announcement', selector: '.announcement', width: 740 },
  { name: 'theme', selector: 'main', width: 740 },
  { name: 'footer', selector: '.foot', width: 740 },
];

/** Of a page, its opening and a note are enough to show its colours and fonts. */
const STYLE = `
  main { padding: 1.5rem; }
  .toc, .reading, .neighbours, .prose > h2, .prose > h2 ~ :not(.admonition) { display: none; }
`;

/**
 * Takes the pictures of the manual that show how a site may look, light and dark.
 *
 * @param url of the start page of the site
 * @param write takes a picture's file name and its PNG
 */
export function takeLookPictures(url: string, write: (name: string, png: Buffer) => void): Promise<void> {
  return inBothThemes(async (page, suffix) => {
    for (const { name, selector, width } of PICTURES) {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(url + GUIDE);
      await page.addStyleTag({ content: STYLE });
      write(`${name}${suffix}.png`, await shoot(page.locator(selector).first()));
    }
  });
}
