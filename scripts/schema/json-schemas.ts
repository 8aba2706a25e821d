import { z } from 'zod';
import { frontmatterSchema } from '../../src/engine/library/folder/frontmatter.ts';
import { siteSchema } from '../../src/engine/variants/site-file.ts';

/** A schema that the package carries. */
export interface SchemaFile {
  /** at the top of the package */
  file: string;
  text: string;
}

/**
 * What editors know of the files that writers make, from the schemas by which Variorum itself reads them. In the draft that
 * yaml-language-server knows best. What a function checks, and what is checked across keys, no JSON Schema can say.
 */
export function jsonSchemas(): SchemaFile[] {
  return [
    {
      file: 'site.schema.json',
      text: textOf(siteSchema, 'A site of Variorum: products, versions, navigation.'),
    },
    {
      file: 'page.schema.json',
      text: textOf(frontmatterSchema, 'What a page of Variorum says of itself.'),
    },
  ];
}

function textOf(schema: z.ZodType, description: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ $schema, description, ...rest }, undefined, 2)}\n`;
}
