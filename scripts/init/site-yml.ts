import { stringify } from 'yaml';
import { idOf } from './names.ts';

/** What a new site is called, and the product that it is about; each in one line. */
export interface Choices {
  title: string;
  product: string;
}

/** Where the schema lies, seen from a folder of the project: editors explain every key by it, and mark mistakes. */
const SCHEMA = '../node_modules/variorum/site.schema.json';

/** The text of a new `site.yml`: a product in three versions, of which the last is still to come. */
export function siteYml({ title, product }: Choices): string {
  return `# yaml-language-server: $schema=${SCHEMA}
title: ${scalar(title)}

products:
  - id: ${scalar(idOf(product, 'product'))} # in addresses and in conditions
    name: ${scalar(product)} # what {{ product_name }} prints
    # Oldest first: this order is the order of versions, whatever they are called.
    versions: ["1.0", "2.0", next]
    latest: "2.0" # what follows it is not released yet

# Variables for every page: {{ support_url }} prints this one.
attributes:
  support_url: https://example.com/support
`;
}

/** A text as YAML writes it, in one line: with quotes where it could be taken for something else. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}
