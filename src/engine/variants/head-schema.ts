import { z } from 'zod';
import { strictObject } from '../yaml/schema.ts';

/** A tag that site.yml puts into the head of every page; an attribute without a value is empty. */
export interface HeadTag {
  tag: 'meta' | 'link' | 'script' | 'style' | 'noscript';
  attrs: Record<string, string>;
  content: string;
}

/** `on…` would be a script that no policy allows, `style` nothing that a head shows. */
const NAME = /^(?!on|style$)[a-z][a-z0-9:.-]*$/;

const attributesSchema = z.record(
  z.string().regex(NAME, 'the name of an attribute in small letters, and none that begins with "on"'),
  z.union([z.string(), z.number(), z.boolean()]),
);

/** What ends the content of each tag early, or hides its end. */
const ENDS: Partial<Record<HeadTag['tag'], RegExp>> = {
  script: /<\/script|<!--/i,
  style: /<\/style/i,
};
/** What a browser leaves in the head when scripts are off; anything else there would end the head. */
const WITHOUT_SCRIPTS = /^(?:\s*<(?:link|meta)(?:\s+[a-z:-]+(?:="[^"<>]*")?)*\s*\/?>)*\s*$/i;

export const headTagSchema = strictObject({
  tag: z.enum(['meta', 'link', 'script', 'style', 'noscript']).describe('The name of the tag.'),
  attrs: attributesSchema.default({}).describe('Its attributes.'),
  content: z.string().default('').describe('What stands in it: of script, style and noscript.'),
})
  .superRefine(({ tag, attrs, content }, context) => {
    const wrong = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: [key], message });
    if (tag === 'meta' && Object.keys(attrs).length === 0)
      wrong(
        'attrs',
        'a meta tag says nothing without attributes, such as { name: "author", content: "Acme" }.',
      );
    if (tag === 'link' && !(attrs.rel && attrs.href))
      wrong('attrs', 'a link tag needs the attributes "rel" and "href".');
    if (tag === 'script' && Boolean(attrs.src) === (content.trim() !== ''))
      wrong('content', 'a script tag has either the attribute "src" or content.');
    if ((tag === 'meta' || tag === 'link') && content !== '')
      wrong('content', `a ${tag} tag has no content; put it into attributes.`);
    if (ENDS[tag]?.test(content)) wrong('content', `this would end the ${tag} tag before its end.`);
    if (tag === 'noscript' && !WITHOUT_SCRIPTS.test(content))
      wrong(
        'content',
        'in the head, noscript may hold link and meta tags only, with their values in double quotes.',
      );
  })
  .transform(
    ({ tag, attrs, content }): HeadTag => ({
      tag,
      content,
      attrs: Object.fromEntries(
        Object.entries(attrs).flatMap(([name, value]) =>
          value === false ? [] : [[name, value === true ? '' : String(value)]],
        ),
      ),
    }),
  );
